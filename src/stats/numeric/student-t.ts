import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/** Student's t distribution with df > 0 degrees of freedom; each tail is computed directly. */
export const studentT = {
  /** P(T ≤ t). */
  cdf: (t: number, df: number): number => cdf(t, df),
  /** P(T ≥ t). */
  survival: (t: number, df: number): number => cdf(-t, df),
  /** t with P(T ≤ t) = p. */
  quantile: (p: number, df: number): number => quantile(p, df),
};
