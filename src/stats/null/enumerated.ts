import { firstAbove } from "../numeric/first-above.js";
import { type NullDistribution, withLogTails } from "./null-distribution.js";

/** How many equally likely outcomes are listed at most. */
export const MAX_OUTCOMES = 1e6;

/**
 * The exact null of a sum of independent parts, each equally likely to take any of its listed values: every combination
 * is formed. For real values, which lie on no lattice; values within `tolerance` are one.
 */
export function enumeratedNull(parts: readonly Float64Array[], tolerance: number): NullDistribution {
  let sums = Float64Array.of(0);
  let mean = 0;
  for (const part of parts) {
    const next = new Float64Array(sums.length * part.length);
    let k = 0;
    for (const sum of sums) for (const value of part) next[k++] = sum + value;
    for (const value of part) mean += value / part.length;
    sums = next;
  }
  const sorted = sums.sort();
  const n = sorted.length;
  const low = sorted[0];
  const high = sorted[n - 1];
  const atMost = (t: number): number => firstAbove(sorted, t + tolerance) / n;
  const atLeast = (t: number): number => (n - firstAbove(sorted, t - tolerance, true)) / n;
  const asFar = (t: number): number => {
    const distance = Math.abs(t - mean);
    return distance <= tolerance ? 1 : atMost(mean - distance) + atLeast(mean + distance);
  };
  return withLogTails({
    kind: "exact",
    mean,
    atMost,
    atLeast,
    asFar,
    support: { low, high, logLow: Math.log(atMost(low)), logHigh: Math.log(atLeast(high)) },
  });
}
