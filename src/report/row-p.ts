import type { Correlation, PairedComparison } from "../analysis/result.js";

/** The p that rows are chosen by: of the test inside patients where there is one, since few patients tie in the other. */
export function comparisonP({ phase, test }: PairedComparison): number | null {
  return phase?.test.p ?? test.p;
}

export function correlationP({ within, pooled }: Correlation): number | null {
  return within?.test.p ?? pooled.p;
}
