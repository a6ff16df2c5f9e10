import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { exclusionCounts } from "../exclusion-counts.js";
import { leading } from "../leading.js";
import { countText } from "../number-text.js";
import { methodSentences } from "../plan-text.js";
import { plural } from "../plural.js";
import { PLAIN } from "../style.js";
import { comparisonsTable } from "../table/comparisons.js";
import { correlationsTable } from "../table/correlations.js";
import { type RenderOptions, renderTable } from "../table/render-table.js";
import { type Table, withRows } from "../table/table.js";
import { patientByPatient } from "./patient-by-patient.js";
import { headSentences, title } from "./report-head.js";
import { wrap } from "./text-block.js";

/** How many rows a table of the report has at most; files hold all. */
const MOST = { comparisons: 40, patients: 12, correlations: 15 } as const;
/** Few patients have a column each, and first place: what they show is their own course. With more it is no table. */
const MOST_PATIENTS = 6;

/** The whole report of `analyze` as text: what was compared, what to know first, tables, what was left out, methods. */
export function* terminalReport(result: AnalysisResult, options: Partial<RenderOptions> = {}): Iterable<string> {
  const settings = { width: options.width ?? 100, style: options.style ?? PLAIN };
  const { width, style } = settings;
  for (const line of wrap(title(result), width)) yield `${style.bold(line)}\n`;
  for (const sentence of headSentences(result)) yield* paragraph(sentence, width);
  if (result.remarks.length > 0) {
    yield `\n${style.bold("What to know first")}\n`;
    for (const { severity, message } of result.remarks) {
      const [first, ...rest] = wrap(`${severity === "warning" ? "!" : "-"} ${message}`, width, "  ");
      yield `${severity === "warning" ? style.warning(first) : first}\n`;
      for (const line of rest) yield `${line}\n`;
    }
  }
  yield* comparisonSections(result, settings);
  yield* section("Analytes with scores", correlationRows(result), settings);
  yield* leftOut(result, settings);
  yield `\n${style.bold("Methods")}\n`;
  for (const sentence of methodSentences(result.plan)) yield* paragraph(sentence, width);
  yield `${style.dim("Files named above are those that --out DIR writes.")}\n`;
}

interface Part<Row> {
  readonly table: Table<Row>;
  readonly shown: number;
  readonly all: number;
  readonly file: string;
}

function* section<Row>(heading: string, part: Part<Row>, settings: RenderOptions): Iterable<string> {
  if (part.all === 0) return;
  yield `\n${settings.style.bold(heading)}\n`;
  yield* renderTable(part.table, "table", settings);
  const more = part.all - part.shown;
  if (more > 0) yield* paragraph(`… and ${countText(more)} more, none with a smaller p: ${part.file}`, settings.width);
}

function* comparisonSections(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  const { study, comparisons } = result;
  const rows = { score: [] as PairedComparison[], analyte: [] as PairedComparison[] };
  for (const comparison of comparisons) rows[study.variables[comparison.variable].role].push(comparison);
  if (study.patients.length <= MOST_PATIENTS) {
    const own = [...rows.score, ...leading(rows.analyte, MOST.patients, ({ test }) => test.p)];
    const part = { table: patientByPatient(result, own), shown: own.length, all: comparisons.length };
    yield* section("Patient by patient", { ...part, file: "patients.csv" }, settings);
  }
  const table = comparisonsTable(result);
  for (const [heading, role] of [
    ["Scores", "score"],
    ["Analytes", "analyte"],
  ] as const) {
    const legend = role === "score" && rows.analyte.length > 0 ? [] : table.legend;
    const shown = leading(rows[role], MOST.comparisons, ({ test }) => test.p);
    const part = { table: { ...withRows(table, shown), legend }, shown: shown.length, all: rows[role].length };
    yield* section(heading, { ...part, file: "comparisons.csv" }, settings);
  }
}

function correlationRows(result: AnalysisResult) {
  const rows = leading(result.correlations, MOST.correlations, ({ pooled }) => pooled.p);
  const table = withRows(correlationsTable(result), rows);
  return { table, shown: rows.length, all: result.correlations.length, file: "correlations.csv" };
}

function* leftOut(result: AnalysisResult, { width, style }: RenderOptions): Iterable<string> {
  const counts = exclusionCounts(result);
  if (counts.length === 0) return;
  yield `\n${style.bold("Left out")}\n`;
  const nouns = { sample: "sample", measurement: "measurement", patient: "pair", match: "match" } as const;
  for (const { what, reason, count } of counts) {
    const noun = what === "match" && count > 1 ? `${countText(count)} matches` : plural(count, nouns[what]);
    yield* paragraph(`${noun}: ${reason}`, width);
  }
  yield* paragraph("Each with its place in the input: exclusions.csv", width);
}

function* paragraph(text: string, width: number): Iterable<string> {
  for (const line of wrap(text, width)) yield `${line}\n`;
}
