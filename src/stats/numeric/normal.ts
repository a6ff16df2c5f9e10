import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";

const LOG_SQRT_2PI = 0.9189385332046727;

/** The standard normal distribution; each tail is computed directly, so small ones keep their digits. */
export const normal = {
  /** P(Z ≤ z). */
  cdf: (z: number): number => cdf(z, 0, 1),
  /** P(Z ≥ z). */
  survival: (z: number): number => cdf(-z, 0, 1),
  /** z with P(Z ≤ z) = p; ∓Infinity at 0 and 1. */
  quantile: (p: number): number => (p > 0.5 ? -lowerQuantile(1 - p) : lowerQuantile(p)),
  /** ln P(Z ≥ z), also where the tail underflows. */
  logSurvival: (z: number): number =>
    z < 30 ? Math.log(cdf(-z, 0, 1)) : logDensity(z) + Math.log(1 / z - millsGap(z)),
};

/** The library's quantile inverts the error function at 2p − 1, which loses a small p: Newton's steps on ln P mend that. */
function lowerQuantile(p: number): number {
  if (!(p > 0) || p > 0.05) return quantile(p, 0, 1);
  const log = Math.log(p);
  let z = p < 1e-6 ? Math.sqrt(-2 * log - Math.log(-4 * Math.PI * log)) : -quantile(p, 0, 1);
  for (let step = 0; step < 8; step++) {
    const logTail = normal.logSurvival(z);
    const change = (logTail - log) * Math.exp(logTail - logDensity(z));
    z += change;
    if (Math.abs(change) < 1e-15 * z) break;
  }
  return -z;
}

export const logDensity = (z: number): number => -0.5 * z * z - LOG_SQRT_2PI;

/** 1/z − P(Z ≥ z)/φ(z) for z > 0: what the Mills ratio lacks to 1/z, which a plain difference would lose beyond z = 10. */
export function millsGap(z: number): number {
  if (z < 10) return 1 / z - cdf(-z, 0, 1) / Math.exp(logDensity(z));
  const inverseSquare = 1 / (z * z);
  let term = inverseSquare / z;
  let sum = term;
  for (let k = 1; k <= 16; k++) {
    term *= -(2 * k + 1) * inverseSquare;
    sum += term;
  }
  return sum;
}
