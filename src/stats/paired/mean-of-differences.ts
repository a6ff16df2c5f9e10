import { requireNumbers } from "../numeric/require.js";

/** The sample mean, its standard deviation (n − 1) and standard error; `sd` is 0 only where all values are equal. */
export interface MeanSummary {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly standardError: number;
  /** mean/sd, free of the overflow or underflow of either; 0 where sd is 0. */
  readonly standardised: number;
}

/**
 * Mean and standard deviation in two passes, on values scaled by a power of two so that neither squares of 1e300
 * overflow nor those of 1e−300 vanish. With fewer than two values `sd` is 0.
 *
 * @throws RangeError on NaN and infinite values.
 */
export function meanOfDifferences(differences: ArrayLike<number>): MeanSummary {
  const values = requireNumbers(differences, "differences");
  const n = values.length;
  if (values.every((d) => d === values[0])) {
    return { n, mean: n === 0 ? 0 : values[0] + 0, sd: 0, standardError: 0, standardised: 0 };
  }
  const largest = values.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  const scale = 2 ** Math.max(-1021, Math.floor(Math.log2(largest)));
  const scaled = values.map((d) => d / scale);
  const first = scaled.reduce((sum, d) => sum + d, 0) / n;
  const mean = first + scaled.reduce((sum, d) => sum + (d - first), 0) / n;
  const sd = Math.sqrt(scaled.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1));
  return {
    n,
    mean: mean * scale,
    sd: sd * scale,
    standardError: (sd / Math.sqrt(n)) * scale,
    standardised: mean / sd,
  };
}
