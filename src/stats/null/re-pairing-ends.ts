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
  const logShare = (tiesOfB: readonly number[]): number =>
    Math.min(0, a.logTies + b.logTies - logTiesOfBoth(a.ties, tiesOfB) - logFactorial(n));
  return {
    low: products(a.values, b.values, n - 1, -1),
    high: products(a.values, b.values, 0, 1),
    logLow: logShare(backwards(b.ties, n)),
    logHigh: logShare(b.ties),
  };
}

/** Σ aᵢbⱼ with j from `first` by `step`. */
function products(a: Float64Array, b: Float64Array, first: number, step: 1 | -1): number {
  let sum = 0;
  for (let i = 0, j = first; i < a.length; i++, j += step) sum += a[i] * b[j];
  return sum;
}

/** ln Π nᵢⱼ!, by where the classes of several values begin and end. */
function logTiesOfBoth(a: readonly number[], b: readonly number[]): number {
  let log = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const both = Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]);
    if (both > 1) log += logFactorial(both);
    if (a[i + 1] < b[j + 1]) i += 2;
    else j += 2;
  }
  return log;
}

/** The same of the values in descending order. */
function backwards(ties: readonly number[], n: number): number[] {
  const turned: number[] = [];
  for (let i = ties.length - 1; i >= 0; i--) turned.push(n - ties[i]);
  return turned;
}
