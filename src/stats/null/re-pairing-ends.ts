import { logFactorial } from "../numeric/beta-gamma.js";
import type { Support } from "./null-distribution.js";

/** Two columns of one length, both sorted ascending. */
export interface SortedPair {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * The largest and smallest Σ aᵢb_π(i), by the rearrangement inequality, and how many of the n! pairings attain each:
 * those that keep the order, ties free among themselves.
 */
export function rePairingEnds({ a, b }: SortedPair): Support {
  const reversed = b.toReversed();
  return {
    low: products(a, reversed),
    high: products(a, b),
    logLow: logShare(a, reversed),
    logHigh: logShare(a, b),
  };
}

function products(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** ln of Π gᵢ! Π cⱼ! / (n! Π nᵢⱼ!): g, c the tie classes of a and b, nᵢⱼ how many positions lie in both. */
function logShare(a: Float64Array, b: Float64Array): number {
  let log = classLogFactorials(a.length, (i) => a[i] !== a[i - 1]);
  log += classLogFactorials(a.length, (i) => b[i] !== b[i - 1]);
  log -= classLogFactorials(a.length, (i) => a[i] !== a[i - 1] || b[i] !== b[i - 1]);
  return Math.min(0, log - logFactorial(a.length));
}

function classLogFactorials(n: number, starts: (i: number) => boolean): number {
  let sum = 0;
  let size = Math.min(n, 1);
  for (let i = 1; i < n; i++) {
    if (starts(i)) {
      sum += logFactorial(size);
      size = 1;
    } else size++;
  }
  return sum + logFactorial(size);
}
