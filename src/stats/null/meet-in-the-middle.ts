import { type NullDistribution, withLogTails } from "./null-distribution.js";

/**
 * The exact null of T = Σ over the positive signs of wᵢ for at most 40 positive real weights: the 2^(m/2) subset sums of
 * either half, in order, are matched against each other (Horowitz & Sahni 1974, doi:10.1145/321812.321823).
 * Sums within 1e−12 of the total are one value: they differ by round-off alone.
 */
export function meetInTheMiddle(weights: Float64Array): NullDistribution {
  const m = weights.length;
  const left = subsetSums(weights.filter((_, i) => i % 2 === 0));
  const right = subsetSums(weights.filter((_, i) => i % 2 === 1));
  const high = left[left.length - 1] + right[right.length - 1];
  const mean = high / 2;
  const tolerance = 1e-12 * high;
  const atLeast = (t: number): number => {
    // How many right sums reach t beside a left one only grows as the left one does.
    let first = right.length;
    let pairs = 0;
    for (let i = 0; i < left.length; i++) {
      while (first > 0 && left[i] + right[first - 1] >= t - tolerance) first--;
      pairs += right.length - first;
    }
    return pairs / 2 ** m;
  };
  const atMost = (t: number): number => atLeast(high - t);
  const asFar = (t: number): number => Math.min(1, 2 * atLeast(mean + Math.abs(t - mean)));
  return withLogTails({
    kind: "exact",
    mean,
    atMost,
    atLeast,
    asFar,
    support: { low: 0, high, logLow: -m * Math.LN2, logHigh: -m * Math.LN2 },
  });
}

/** All sums of subsets, ascending: each weight merges the sums so far with themselves plus the weight. */
function subsetSums(weights: Float64Array): Float64Array {
  let sums = Float64Array.of(0);
  for (const weight of weights) {
    const merged = new Float64Array(2 * sums.length);
    for (let i = 0, j = 0; j < sums.length; ) {
      if (i < sums.length && sums[i] <= sums[j] + weight) merged[i + j] = sums[i++];
      else merged[i + j] = sums[j++] + weight;
    }
    sums = merged;
  }
  return sums;
}
