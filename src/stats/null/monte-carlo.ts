import { firstAbove } from "../numeric/first-above.js";
import { type NullDistribution, type Support, withLogTails } from "./null-distribution.js";

export const DEFAULT_DRAWS = 100_000;

/**
 * A null known by sample: each tail is (b + 1)/(draws + 1), b of the draws lying at least as far out, so it is never 0
 * and the test is valid at any number of draws (Davison & Hinkley 1997, sect. 4.3, doi:10.1017/CBO9780511802843).
 * `tolerance` is the round-off within which two values of T are one.
 */
export function monteCarloNull(
  sample: Float64Array,
  mean: number,
  support: Support | null,
  tolerance = 0,
): NullDistribution {
  const sorted = Float64Array.from(sample).sort();
  const share = (b: number): number => (b + 1) / (sorted.length + 1);
  const countAtMost = (t: number): number => firstAbove(sorted, t + tolerance);
  const countAtLeast = (t: number): number => sorted.length - firstAbove(sorted, t - tolerance, true);
  const atMost = (t: number): number => share(countAtMost(t));
  const atLeast = (t: number): number => share(countAtLeast(t));
  const asFar = (t: number): number => {
    const distance = Math.abs(t - mean);
    return distance <= tolerance ? 1 : share(countAtMost(mean - distance) + countAtLeast(mean + distance));
  };
  return withLogTails({
    kind: "monte-carlo",
    mean,
    atMost,
    atLeast,
    asFar,
    support,
    draws: sorted.length,
  });
}
