import { noncentralT } from "../numeric/noncentral-t.js";
import { normal } from "../numeric/normal.js";
import { findRoot } from "../numeric/root.js";
import type { Interval } from "../result.js";

/**
 * Hedges' J = Γ(df/2)/(√(df/2)·Γ((df − 1)/2)), by the recurrence of the gamma quotient; null at df = 1, where
 * dz has no expectation.
 */
export function hedgesCorrection(df: number): number | null {
  if (df < 2) return null;
  let quotient = df % 2 === 0 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let k = df % 2 === 0 ? 2 : 3; k < df; k += 2) quotient *= k / (k - 1);
  return quotient / Math.sqrt(df / 2);
}

/**
 * Confidence interval of a standardised mean dz = t/√n: the noncentralities under which t would be the upper or lower
 * (1 − confidence)/2 quantile, over √n.
 */
export function standardisedInterval(dz: number, n: number, confidence: number): Interval {
  const df = n - 1;
  const t = dz * Math.sqrt(n);
  const tail = (1 - confidence) / 2;
  const reach = -normal.quantile(tail) * Math.sqrt(1 + (t * t) / (2 * df));
  const low = solve((delta) => noncentralT.survival(t, df, delta) - tail, t - reach, reach);
  const high = solve((delta) => tail - noncentralT.cdf(t, df, delta), t + reach, reach);
  return { low: low / Math.sqrt(n), high: high / Math.sqrt(n), requested: confidence, achieved: confidence };
}

/** The root of a rising f near a guess: the bracket widens until f changes sign. */
function solve(f: (delta: number) => number, guess: number, width: number): number {
  let step = width / 4;
  let low = guess - step;
  let high = guess + step;
  while (f(low) > 0) low -= step *= 2;
  while (f(high) < 0) high += step *= 2;
  return findRoot(f, low, high);
}
