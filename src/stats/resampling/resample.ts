import { createRandom } from "../numeric/random.js";
import { requireInteger } from "../numeric/require.js";
import { countMultisets, forEachMultiset } from "./multisets.js";
import { type WeightedSample, weightedSample } from "./weighted-sample.js";

export interface ResampleOptions {
  /** Resamples drawn where there are too many to visit all; 10⁵ by default. */
  readonly draws?: number;
  readonly seed?: number;
}

export interface Resampled {
  readonly sample: WeightedSample;
  /** All nⁿ resamples, or the draws. */
  readonly nResamples: number;
  /** Resamples without a value of the statistic; left out of `sample`. */
  readonly nUndefined: number;
  readonly nDistinctMultisets: number | null;
  readonly exhaustive: boolean;
}

/** Up to this many multisets (n ≤ 10) every resample is visited. */
const EXHAUSTIVE_MULTISETS = 1e5;

/**
 * The bootstrap distribution of a statistic of n exchangeable units, given how often each unit is drawn (so the
 * statistic must not depend on order): all nⁿ resamples where few, else seeded draws. `statistic` returns null where it
 * is undefined. Expects n ≥ 1.
 */
export function resample(
  n: number,
  statistic: (counts: Uint32Array) => number | null,
  options: ResampleOptions,
): Resampled {
  const values: number[] = [];
  const weights: number[] = [];
  let nUndefined = 0;
  const take = (counts: Uint32Array, orders: number): void => {
    const value = statistic(counts);
    if (value === null || Number.isNaN(value)) {
      nUndefined += orders;
    } else {
      values.push(value);
      weights.push(orders);
    }
  };
  const draws = requireInteger(options.draws ?? 1e5, "draws", 1);
  const multisets = countMultisets(n);
  const exhaustive = multisets <= EXHAUSTIVE_MULTISETS;
  if (exhaustive) {
    forEachMultiset(n, take);
  } else {
    const random = createRandom(options.seed ?? 1);
    const counts = new Uint32Array(n);
    for (let draw = 0; draw < draws; draw++) {
      counts.fill(0);
      for (let i = 0; i < n; i++) counts[random.integer(n)]++;
      take(counts, 1);
    }
  }
  return {
    sample: weightedSample(values, weights),
    nResamples: exhaustive ? n ** n : draws,
    nUndefined,
    nDistinctMultisets: exhaustive ? multisets : null,
    exhaustive,
  };
}
