import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";
import { logGamma } from "./beta-gamma.js";

/** Beyond, t² may overflow, and the first term of the tail's series is all of it. */
const FAR = 1e100;

/** Student's t distribution with df > 0 degrees of freedom; each tail is computed directly. */
export const studentT = {
  /** P(T ≤ t). */
  cdf: (t: number, df: number): number => (t < -FAR ? farTail(-t, df) : t > FAR ? 1 : cdf(t, df)),
  /** P(T ≥ t). */
  survival: (t: number, df: number): number => studentT.cdf(-t, df),
  /** t with P(T ≤ t) = p. */
  quantile: (p: number, df: number): number => quantile(p, df),
};

/** (√df/t)^df · Γ((df + 1)/2)/(√π · df · Γ(df/2)). */
function farTail(t: number, df: number): number {
  const constant = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / (Math.sqrt(Math.PI) * df);
  return (Math.sqrt(df) / t) ** df * constant;
}
