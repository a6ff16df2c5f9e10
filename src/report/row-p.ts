import type { Correlation, PairedComparison } from "../analysis/result.js";

/** The p that rows are chosen by: of the test inside patients where there is one, since few patients tie in the other. */
export function comparisonP({ phase, test }: PairedComparison): number | null {
  return phase?.test.p ?? test.p;
}

/** The change that is told of a row: of all visits where the phase test was computed, else of one value a patient. */
export function comparisonChange({ phase, estimate }: PairedComparison): number | null {
  return phase?.estimate ?? estimate;
}

/**
 * How large a change is, for rows of equal p: by what factor, up or down. Differences in units of their own cannot be
 * compared, and are all alike.
 */
export function comparisonSize(comparison: PairedComparison): number {
  const { scale } = comparison;
  const change = comparisonChange(comparison);
  if (change === null || scale === "linear") return 1;
  return scale === "log2" ? Math.max(change, 1 / change) : 2 ** Math.abs(change);
}

export function correlationP({ within, pooled }: Correlation): number | null {
  return within?.test.p ?? pooled.p;
}

/** How strong it is, for rows of equal p. */
export function correlationSize({ within, pooled }: Correlation): number {
  return Math.abs(within?.rho ?? pooled.rho ?? 0);
}
