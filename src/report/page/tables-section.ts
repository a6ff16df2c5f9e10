import type { AnalysisResult, Exclusion, PairedComparison } from "../../analysis/result.js";
import { exclusionCounts } from "../exclusion-counts.js";
import { inactiveSentence } from "../findings/inactive-sentence.js";
import { leftOut } from "../findings/left-out.js";
import { leading } from "../leading.js";
import { comparisonP, comparisonSize, correlationP, correlationSize } from "../row-p.js";
import { comparisonsTable } from "../table/comparisons.js";
import { correlationsTable } from "../table/correlations.js";
import { exclusionsTable } from "../table/exclusions.js";
import { inactiveTable } from "../table/inactive.js";
import { patientsTable } from "../table/patients.js";
import { trendsTable } from "../table/trends.js";
import { list, type Place, paragraph, type Section, section } from "./section.js";
import { MOST_ROWS, type TablePart, tablePart } from "./table-part.js";

const NO_SMALLER_P = ", none with a smaller p";

/** The tables of results, each a section; those without a row are left out. */
export function tableSections(result: AnalysisResult, place: Place): Section[] {
  return [
    comparisons(result, place, "score"),
    comparisons(result, place, "analyte"),
    trends(result, place),
    inactive(result, place),
    correlations(result, place),
    patients(result, place),
  ].filter((part) => part !== null);
}

const TITLES = { score: "Scores, before and after", analyte: "Analytes, before and after" } as const;

function comparisons(result: AnalysisResult, place: Place, role: "score" | "analyte"): Section | null {
  const rows = result.comparisons.filter(({ variable }) => result.study.variables[variable].role === role);
  return tableSection(place, `${role}s`, TITLES[role], rows.length, {
    table: comparisonsTable(result, leading(rows, MOST_ROWS, comparisonP, comparisonSize)),
    file: "comparisons.csv",
  });
}

/** Whole comparisons, as many as fit. */
function patients(result: AnalysisResult, place: Place): Section | null {
  const { comparisons, study } = result;
  const room = Math.max(1, Math.floor(MOST_ROWS / Math.max(1, study.patients.length)));
  const all = comparisons.reduce((sum, row) => sum + row.patients.length, 0);
  const shown: PairedComparison[] = leading(comparisons, room, comparisonP, comparisonSize);
  return tableSection(place, "patients", "Each patient, each variable", all, {
    table: patientsTable({ ...result, comparisons: shown }),
    file: "patients.csv",
  });
}

function trends(result: AnalysisResult, place: Place): Section | null {
  const shown = leading(result.trends, MOST_ROWS, (row) => row.tests.page.test.p);
  return tableSection(place, "trends", "Over all windows", result.trends.length, {
    table: trendsTable(result, shown),
    file: "trends.csv",
  });
}

function correlations(result: AnalysisResult, place: Place): Section | null {
  const shown = leading(result.correlations, MOST_ROWS, correlationP, correlationSize);
  return tableSection(place, "correlations", "Analytes with scores", result.correlations.length, {
    table: correlationsTable(result, shown),
    file: "correlations.csv",
  });
}

function inactive(result: AnalysisResult, place: Place): Section | null {
  const courses = result.inactive?.patients ?? [];
  if (courses.length === 0) return null;
  const title = "Clinically inactive disease after transplant";
  const table = inactiveTable(result);
  return section(place, "inactive", title, [
    ...(courses.length > 1 ? [paragraph(inactiveSentence(courses))] : []),
    tablePart({
      id: `${place.prefix}table-inactive`,
      caption: title,
      table: { ...table, rows: courses.slice(0, MOST_ROWS) },
      all: courses.length,
      file: null,
    }),
  ]);
}

/** What was left out and why: counted, then one by one. */
export function leftOutSection(result: AnalysisResult, place: Place): Section | null {
  const counts = exclusionCounts(result);
  if (counts.length === 0) return null;
  const shown: Exclusion[] = [];
  for (const exclusion of result.exclusions) if (shown.push(exclusion) === MOST_ROWS) break;
  const title = "What was left out, and why";
  return section(place, "left-out", title, [
    ...list(leftOut(result)),
    tablePart({
      id: `${place.prefix}table-left-out`,
      caption: title,
      table: { ...exclusionsTable(result), rows: shown },
      all: counts.reduce((sum, { count }) => sum + count, 0),
      file: "exclusions.csv",
    }),
  ]);
}

function tableSection<Row>(
  place: Place,
  id: string,
  title: string,
  all: number,
  part: Pick<TablePart<Row>, "table" | "file">,
): Section | null {
  if (all === 0) return null;
  const own = { ...part, id: `${place.prefix}table-${id}`, caption: title, all, rest: NO_SMALLER_P };
  return section(place, id, title, [tablePart(own)]);
}
