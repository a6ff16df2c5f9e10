import type { AnalysisResult } from "../analysis/result.js";
import { Mark } from "../study/measurement.js";
import { ExitCode, Stop } from "./exit-code.js";
import { spanText } from "./settings/window-text.js";

/** Which tables a command is for; `all` is content with any of comparisons and correlations. */
export type Needs = "all" | "comparisons" | "correlations" | "samples";

/** Whether anything could be compared: at least one variable has at least one pair. */
export function hasComparisons({ comparisons }: AnalysisResult): boolean {
  return comparisons.some(({ pairs }) => pairs.length > 0);
}

/** Whether anything could be correlated: at least one analyte and score have a coefficient. */
function hasCorrelations({ correlations }: AnalysisResult): boolean {
  return correlations.some(({ pooled }) => pooled.p !== null);
}

const ANSWERS: Record<Needs, (result: AnalysisResult) => boolean> = {
  all: (result) => hasComparisons(result) || hasCorrelations(result),
  comparisons: hasComparisons,
  correlations: hasCorrelations,
  samples: ({ alignment }) => alignment.counts.some((count) => count > 0),
};

const REASONS: Record<Needs, (result: AnalysisResult) => string> = {
  all: (result) =>
    hasMeasurements(result) ? `${whyNoComparison(result)}; ${whyNoCorrelation(result)}` : whyNoComparison(result),
  comparisons: whyNoComparison,
  correlations: whyNoCorrelation,
  samples: (result) => `no sample lies in any window: ${windowsText(result)}`,
};

/** Stops, with the windows and what they hold, where no group would give a needed table a row. */
export function requireRows(results: readonly AnalysisResult[], files: readonly string[], needs: Needs): void {
  if (results.some(ANSWERS[needs])) return;
  const reasons = results.map(
    (result) => `${result.group === null ? "" : `group "${result.group}": `}${REASONS[needs](result)}`,
  );
  throw new Stop(ExitCode.impossible, `${files.join(", ")}: ${reasons.join("; ")}`, hintFor(results, needs));
}

/** One sentence on why there is no comparison. */
export function whyNoComparison(result: AnalysisResult): string {
  if (!hasMeasurements(result)) return "no cell holds a measurement: all are empty or missing";
  return `no patient has values in both windows to compare: ${windowsText(result)}`;
}

function hasMeasurements({ study }: AnalysisResult): boolean {
  return study.columns.some(({ marks }) => marks.some((mark) => (mark & Mark.kind) !== Mark.missing));
}

function windowsText({ plan, alignment, study }: AnalysisResult): string {
  const windows = plan.windows.map(({ name, from, to }, i) => {
    const count = alignment.counts[i];
    return `"${name}" (${spanText(from, to)}) holds ${count === 0 ? "no sample" : count === 1 ? "1 sample" : `${count} samples`}`;
  });
  const days = study.samples.day;
  const [first, last] = [
    days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
  return `${windows.join(", ")}${days.length === 0 ? "" : `; the days present run from ${first} to ${last}`}`;
}

/** One sentence on why there is no correlation. */
function whyNoCorrelation(result: AnalysisResult): string {
  const { study, plan } = result;
  if (!hasMeasurements(result)) return whyNoComparison(result);
  if (!study.variables.some(({ role }) => role === "score")) return "there are no disease-activity scores to correlate";
  if (!study.variables.some(({ role }) => role === "analyte")) return "there are no analytes to correlate";
  return `no score was taken within ${plan.scoreTolerance} days of a blood sample in the same window`;
}

function hintFor(results: readonly AnalysisResult[], needs: Needs): string {
  if (!results.some(hasMeasurements)) return "inspect shows how each column was read";
  if (needs === "correlations") return "name the score columns with --score, or add a file with scores";
  return results.some(({ alignment }) => alignment.counts.some((count) => count === 0))
    ? "set the windows to days that hold samples: --window before=FROM..TO --window after=FROM..TO"
    : "a patient needs a value of the same variable in both windows; inspect shows who has which";
}
