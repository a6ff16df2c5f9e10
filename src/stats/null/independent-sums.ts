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
