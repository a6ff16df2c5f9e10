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

/** Both, in one loop without lists, for sums of many statistics that are asked for often. */
export function sumsOf(parts: readonly { readonly cumulants: Cumulants; readonly ends: Support }[]): {
  cumulants: Cumulants;
  ends: Support;
} {
  let [mean, k2, k3, k4] = [0, 0, 0, 0];
  let [low, high, logLow, logHigh] = [0, 0, 0, 0];
  for (const { cumulants, ends } of parts) {
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
