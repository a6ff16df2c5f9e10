import type { AnalysisResult, Interval, PairedComparison } from "../../analysis/result.js";
import { changeText, intervalText, isUnbounded } from "../number-text.js";
import { comparisonP } from "../row-p.js";

/** One line of the forest: a change with its interval, whose open ends are drawn at the edge of the panel. */
export interface ForestRow {
  readonly comparison: PairedComparison;
  readonly name: string;
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  /** An interval without a bound on either side, which is not drawn. */
  readonly isUnbounded: boolean;
  readonly text: string;
  /** Without the interval. */
  readonly short: string;
  readonly p: number | null;
  /** Each patient's own change, where those are drawn. */
  readonly own: readonly { readonly patient: string; readonly change: number; readonly text: string }[];
}

/** The rows of some comparisons; those whose change has no place on the scale are left out. */
export function forestRows({ study }: AnalysisResult, comparisons: readonly PairedComparison[]): ForestRow[] {
  return comparisons.flatMap((comparison) => {
    const { phase, scale, patients } = comparison;
    const estimate = phase === null ? comparison.estimate : phase.estimate;
    const interval = phase === null ? comparison.interval : phase.interval;
    if (estimate === null || !isDrawable(estimate, scale)) return [];
    const ends = endsOf(interval, scale);
    return [
      {
        comparison,
        name: study.variables[comparison.variable].id,
        estimate,
        ...ends,
        isUnbounded: interval !== null && isUnbounded(interval),
        text: `${changeText(estimate, scale)} ${intervalText(interval)}`.replace(/ –$/u, ""),
        short: changeText(estimate, scale),
        p: comparisonP(comparison),
        own: (hasOwnMarks(study) ? patients : []).flatMap(({ patient, estimate: change }) =>
          change === null || !isDrawable(change, scale)
            ? []
            : [{ patient: study.patients[patient], change, text: changeText(change, scale) }],
        ),
      },
    ];
  });
}

/** With more patients their own marks would hide the interval; with one they would repeat it. */
export function hasOwnMarks({ patients }: AnalysisResult["study"]): boolean {
  return patients.length > 1 && patients.length <= 6;
}

function isDrawable(x: number, scale: PairedComparison["scale"]): boolean {
  return Number.isFinite(x) && (scale !== "log2" || x > 0);
}

/** The finite ends; both null where neither is bounded, since a line across the panel says nothing. */
function endsOf(
  interval: Interval | null,
  scale: PairedComparison["scale"],
): { low: number | null; high: number | null } {
  if (interval === null || isUnbounded(interval)) return { low: null, high: null };
  const end = (x: number) => (isDrawable(x, scale) ? x : null);
  return { low: end(interval.low), high: end(interval.high) };
}
