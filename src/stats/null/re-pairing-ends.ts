import { logFactorial } from "../numeric/beta-gamma.js";
import type { Support } from "./null-distribution.js";
import type { SortedColumn } from "./sorted-column.js";

/**
 * The largest and smallest Σ aᵢb_π(i), by the rearrangement inequality, and how many of the n! pairings attain each:
 * those that keep the order, ties free among themselves.
 */
export function rePairingEnds(a: SortedColumn, b: SortedColumn): Support {
  const n = a.values.length;
  // Π gᵢ! Π cⱼ! / (n! Π nᵢⱼ!): g, c the sizes of the tie classes of a and b, nᵢⱼ how many positions lie in both.
  const logShare = (logBoth: number) => Math.min(0, a.logTies + b.logTies - logBoth - logFactorial(n));
  const rising = paired(a.values, b.values, 0, 1);
  const falling = paired(a.values, b.values, n - 1, -1);
  return { low: falling.sum, high: rising.sum, logLow: logShare(falling.logBoth), logHigh: logShare(rising.logBoth) };
}

/** Σ aᵢbⱼ with j from `first` by `step`, and ln Π nᵢⱼ!. */
function paired(a: Float64Array, b: Float64Array, first: number, step: 1 | -1): { sum: number; logBoth: number } {
  let sum = 0;
  let logBoth = 0;
  let size = 0;
  let x = Number.NaN;
  let y = Number.NaN;
  for (let i = 0, j = first; i < a.length; i++, j += step) {
    if (a[i] !== x || b[j] !== y) {
      if (size > 1) logBoth += logFactorial(size);
      size = 0;
      x = a[i];
      y = b[j];
    }
    sum += x * y;
    size++;
  }
  return { sum, logBoth: logBoth + logFactorial(size) };
}
