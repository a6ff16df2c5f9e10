import type { Support } from "./null-distribution.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/** Cumulants of a sum of independent statistics. */
export function sumOfCumulants(parts: readonly Cumulants[]): Cumulants {
  let [mean, k2, k3, k4] = [0, 0, 0, 0];
  for (const part of parts) {
    mean += part.mean;
    k2 += part.k2;
    k3 += part.k3;
    k4 += part.k4;
  }
  return { mean, k2, k3, k4 };
}

/** The ends of a sum of independent statistics: each is attained where every part attains its own. */
export function sumOfEnds(parts: readonly Support[]): Support {
  let [low, high, logLow, logHigh] = [0, 0, 0, 0];
  for (const part of parts) {
    low += part.low;
    high += part.high;
    logLow += part.logLow;
    logHigh += part.logHigh;
  }
  return { low, high, logLow, logHigh };
}

export interface Sums {
  readonly cumulants: { -readonly [key in keyof Cumulants]: number };
  readonly ends: { -readonly [key in keyof Support]: number };
}

/** Both, in one loop without lists, for sums of many statistics that are asked for often. */
export function sumsOf(parts: readonly { readonly cumulants: Cumulants; readonly ends: Support }[]): Sums {
  let [mean, k2, k3, k4] = [0, 0, 0, 0];
  let [low, high, logLow, logHigh] = [0, 0, 0, 0];
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
