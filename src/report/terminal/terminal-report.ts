import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { cannotTell } from "../findings/cannot-tell.js";
import { inShort } from "../findings/in-short.js";
import { inactiveSentence } from "../findings/inactive-sentence.js";
import { leftOut } from "../findings/left-out.js";
import { headSentences, title } from "../findings/report-head.js";
import { leading } from "../leading.js";
import { comparisonP, comparisonSize, correlationP, correlationSize } from "../row-p.js";
import { PLAIN } from "../style.js";
import { comparisonsTable } from "../table/comparisons.js";
import { comparisonCautions } from "../table/comparisons-legend.js";
import { correlationsTable } from "../table/correlations.js";
import { inactiveTable } from "../table/inactive.js";
import { patientByPatient } from "../table/patient-by-patient.js";
import type { RenderOptions } from "../table/render-table.js";
import { trendsTable } from "../table/trends.js";
import { methodsInShort } from "./methods-in-short.js";
import { item, list, paragraph, section } from "./section.js";
import { wrap } from "./text-block.js";

/** How many rows a table of the report has at most; files hold all. */
const MOST = { comparisons: 40, patientLines: 36, correlations: 15, courses: 12 } as const;
/** Few patients have lines of their own, and first place: what they show is their own course. */
const MOST_PATIENTS = 6;

/** The whole report of `analyze` as text: what changed, what to know first, tables, what was left out, methods. */
export function* terminalReport(result: AnalysisResult, options: Partial<RenderOptions> = {}): Iterable<string> {
  yield* groupedReport([result], options);
}

/** The reports of several groups, one after the other, with the methods they share at the end. */
export function* groupedReport(
  results: readonly AnalysisResult[],
  options: Partial<RenderOptions> = {},
): Iterable<string> {
  const settings = { width: options.width ?? 100, style: options.style ?? PLAIN };
  for (const [i, result] of results.entries()) {
    if (i > 0) yield `\n${settings.style.dim("─".repeat(Math.min(settings.width, 100)))}\n\n`;
    yield* findings(result, settings);
  }
  if (results.length === 0) return;
  yield `\n${settings.style.bold("Methods")}\n`;
  for (const sentence of methodsInShort(results)) yield* paragraph(sentence, settings.width);
  const file = "Files named above are those that --out DIR writes.";
  for (const line of wrap(file, settings.width)) yield `${settings.style.dim(line)}\n`;
}

function* findings(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  const { width, style } = settings;
  for (const line of wrap(title(result), width)) yield `${style.bold(line)}\n`;
  for (const sentence of headSentences(result)) yield* paragraph(sentence, width);
  yield* list("In short", inShort(result), settings);
  yield* remarks(result, settings);
  yield* comparisonSections(result, settings);
  yield* trendSection(result, settings);
  yield* inactiveSection(result, settings);
  yield* correlationSection(result, settings);
  yield* list("What these data cannot tell", cannotTell(result), settings);
  yield* leftOutSection(result, settings);
}

function* leftOutSection(result: AnalysisResult, { width, style }: RenderOptions): Iterable<string> {
  const sentences = leftOut(result);
  if (sentences.length === 0) return;
  yield `\n${style.bold("Left out")}\n`;
  for (const sentence of [...sentences, "Each with its place in the input: exclusions.csv"])
    yield* paragraph(sentence, width);
}

function* remarks({ remarks }: AnalysisResult, { width, style }: RenderOptions): Iterable<string> {
  if (remarks.length > 0) yield `\n${style.bold("What to know first")}\n`;
  for (const { severity, message } of remarks) {
    const [first, ...rest] = item(severity === "warning" ? "!" : "-", message, width);
    yield severity === "warning" ? `${style.warning(first.trimEnd())}\n` : first;
    yield* rest;
  }
}

function* comparisonSections(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  const { study, comparisons } = result;
  const rows = { score: [] as PairedComparison[], analyte: [] as PairedComparison[] };
  for (const comparison of comparisons) rows[study.variables[comparison.variable].role].push(comparison);
  if (study.patients.length <= MOST_PATIENTS) {
    const room = Math.floor(MOST.patientLines / study.patients.length);
    const scores = leading(rows.score, Math.ceil(room / 2), comparisonP, comparisonSize);
    const own = [...scores, ...leading(rows.analyte, room - scores.length, comparisonP, comparisonSize)];
    const part = { table: patientByPatient(result, own), shown: own.length, all: comparisons.length };
    yield* section("Patient by patient", { ...part, file: "patients.csv" }, settings);
  }
  for (const [heading, role] of [
    ["Scores", "score"],
    ["Analytes", "analyte"],
  ] as const) {
    const shown = leading(rows[role], MOST.comparisons, comparisonP, comparisonSize);
    const table = comparisonsTable(result, shown);
    // Said once, under the last table that needs it.
    const legend = role === "score" && rows.analyte.length > 0 ? comparisonCautions(result, shown) : table.legend;
    const part = { table: { ...table, legend }, shown: shown.length, all: rows[role].length };
    yield* section(heading, { ...part, file: "comparisons.csv" }, settings);
  }
}

/** The patients one by one while they are few, else how many. */
function* inactiveSection(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  const patients = result.inactive?.patients ?? [];
  const table = inactiveTable(result);
  const few = patients.length <= MOST.courses;
  const part = { table, shown: patients.length, all: patients.length, file: "" };
  if (few) yield* section("Clinically inactive disease after transplant", part, settings);
  else
    yield* list(
      "Clinically inactive disease after transplant",
      [`${inactiveSentence(patients)} Each patient's first day: result.json.`, ...table.legend],
      settings,
    );
}

function* trendSection(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  if (result.trends.length === 0) return;
  const shown = leading(result.trends, MOST.comparisons, (row) => row.tests.page.test.p);
  const part = { table: trendsTable(result, shown), shown: shown.length, all: result.trends.length };
  yield* section("Over all windows", { ...part, file: "trends.csv" }, settings);
}

function* correlationSection(result: AnalysisResult, settings: RenderOptions): Iterable<string> {
  const shown = leading(result.correlations, MOST.correlations, correlationP, correlationSize);
  const part = { table: correlationsTable(result, shown), shown: shown.length, all: result.correlations.length };
  yield* section("Analytes with scores", { ...part, file: "correlations.csv" }, settings);
}
