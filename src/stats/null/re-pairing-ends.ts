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
  const logShare = (first: number, step: 1 | -1): number => {
    const logBoth = a.largestTie > 1 && b.largestTie > 1 ? logTiesOfBoth(a.values, b.values, first, step) : 0;
    return Math.min(0, a.logTies + b.logTies - logBoth - logFactorial(n));
  };
  return {
    low: products(a.values, b.values, n - 1, -1),
    high: products(a.values, b.values, 0, 1),
    logLow: logShare(n - 1, -1),
    logHigh: logShare(0, 1),
  };
}

/** Σ aᵢbⱼ with j from `first` by `step`. */
function products(a: Float64Array, b: Float64Array, first: number, step: 1 | -1): number {
  let sum = 0;
  for (let i = 0, j = first; i < a.length; i++, j += step) sum += a[i] * b[j];
  return sum;
}

/** ln Π nᵢⱼ!, likewise paired. */
function logTiesOfBoth(a: Float64Array, b: Float64Array, first: number, step: 1 | -1): number {
  let log = 0;
  let size = 1;
  for (let i = 1, j = first + step; i < a.length; i++, j += step) {
    if (a[i] === a[i - 1] && b[j] === b[j - step]) size++;
    else if (size > 1) {
      log += logFactorial(size);
      size = 1;
    }
  }
  return log + logFactorial(size);
}
