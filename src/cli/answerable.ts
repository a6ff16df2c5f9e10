import type { AnalysisResult } from "../analysis/result.js";
import { ExitCode, Stop } from "./exit-code.js";
import { spanText } from "./settings/window-text.js";

/** Whether anything could be compared: at least one variable has at least one pair. */
export function hasComparisons({ comparisons }: AnalysisResult): boolean {
  return comparisons.some(({ pairs }) => pairs.length > 0);
}

/** Whether anything could be correlated: at least one analyte has a matched sample. */
function hasCorrelations({ correlations }: AnalysisResult): boolean {
  return correlations.some(({ analyteRows }) => analyteRows.length > 0);
}

/** Stops, with the windows and what they hold, where no wanted table would have a row. */
export function requireRows(
  result: AnalysisResult,
  files: readonly string[],
  wanted: { compare: boolean; correlate: boolean },
): void {
  if (wanted.compare && hasComparisons(result)) return;
  if (wanted.correlate && hasCorrelations(result)) return;
  const reasons = [
    ...(wanted.compare ? [whyNoComparison(result)] : []),
    ...(wanted.correlate ? [whyNoCorrelation(result)] : []),
  ];
  throw new Stop(ExitCode.impossible, `${files.join(", ")}: ${reasons.join("; ")}`, hintFor(result, wanted.compare));
}

/** One sentence on why there is no comparison. */
export function whyNoComparison({ plan, alignment, study }: AnalysisResult): string {
  const windows = plan.windows.map(({ name, from, to }, i) => {
    const count = alignment.counts[i];
    return `"${name}" (${spanText(from, to)}) holds ${count === 0 ? "no sample" : count === 1 ? "1 sample" : `${count} samples`}`;
  });
  const days = study.samples.day;
  const present =
    days.length === 0
      ? ""
      : `; the days present run from ${Math.min(...extremes(days))} to ${Math.max(...extremes(days))}`;
  return `no patient has values in both windows to compare: ${windows.join(", ")}${present}`;
}

/** One sentence on why there is no correlation. */
function whyNoCorrelation({ study, plan }: AnalysisResult): string {
  if (!study.variables.some(({ role }) => role === "score")) return "there are no disease-activity scores to correlate";
  if (!study.variables.some(({ role }) => role === "analyte")) return "there are no analytes to correlate";
  return `no score was taken within ${plan.scoreTolerance} days of a blood sample in the same window`;
}

function hintFor({ alignment }: AnalysisResult, compare: boolean): string {
  if (compare && alignment.counts.some((count) => count === 0))
    return "set the windows to days that hold samples: --window before=FROM..TO --window after=FROM..TO";
  return compare
    ? "each patient needs a sample in both windows"
    : "name the score columns with --score, or add a file with scores";
}

function extremes(days: Int32Array): [number, number] {
  return days.reduce<[number, number]>(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [days[0], days[0]],
  );
}
