import type { Support } from "./null-distribution.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

export interface Sums {
  readonly cumulants: { -readonly [key in keyof Cumulants]: number };
  readonly ends: { -readonly [key in keyof Support]: number };
}

/**
 * Cumulants and ends of a sum of independent statistics: cumulants add, and each end is attained where every part attains
 * its own. One loop without lists, since tests inside patients ask for sums of hundreds.
 */
export function sumsOf(parts: readonly { readonly cumulants: Cumulants; readonly ends: Support }[]): Sums {
  let mean = 0;
  let k2 = 0;
  let k3 = 0;
  let k4 = 0;
  let low = 0;
  let high = 0;
  let logLow = 0;
  let logHigh = 0;
  for (let i = 0; i < parts.length; i++) {
    const { cumulants, ends } = parts[i];
    mean += cumulants.mean;
    k2 += cumulants.k2;
    k3 += cumulants.k3;
    k4 += cumulants.k4;
    low += ends.low;
    high += ends.high;
    logLow += ends.logLow;
    logHigh += ends.logHigh;
  }
  return { cumulants: { mean, k2, k3, k4 }, ends: { low, high, logLow, logHigh } };
}
