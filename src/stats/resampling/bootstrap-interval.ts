import { normal } from "../numeric/normal.js";
import { requireChoice, requireNumbers, requireProportion } from "../numeric/require.js";
import type { Interval } from "../result.js";
import { type ResampleOptions, resample } from "./resample.js";
import { midShareBelow, quantileOf } from "./weighted-sample.js";

export interface BootstrapOptions extends ResampleOptions {
  /** `"bca"` (default) or `"percentile"`. */
  readonly method?: "bca" | "percentile";
  readonly confidence?: number;
}

export interface BootstrapResult {
  readonly estimate: number;
  /** Its achieved level is the nominal one: a bootstrap interval has no exact level. Null where undefined. */
  readonly interval: Interval | null;
  readonly reason?: string;
  readonly method: "bca" | "percentile";
  /** All nⁿ resamples, or the draws. */
  readonly nResamples: number;
  readonly exhaustive: boolean;
  readonly nUndefined: number;
  /** BCa only: bias correction, acceleration, and the levels of the bootstrap distribution that are its ends. */
  readonly bca?: {
    readonly z0: number;
    readonly acceleration: number;
    readonly alpha1: number;
    readonly alpha2: number;
  };
}

/**
 * Bootstrap interval of a statistic of independent values. All nⁿ resamples are enumerated up to n = 10, as multisets
 * with their weights; beyond, seeded draws from the sorted values, so that input order changes nothing.
 *
 * BCa: z0 from the share of resamples below the estimate, ties counting half; acceleration by the jackknife, 0 where
 * the jackknife does not vary. Quantiles are type 7. Where no resample lies on one side of the estimate, or a jackknife
 * value is undefined, BCa has no interval (null, with the reason). At few values a bootstrap interval is too short:
 * descriptive only.
 *
 * @param statistic takes the values in ascending order and must not depend on order; NaN means undefined.
 * @throws RangeError on NaN or ±Infinity, on no values, and where the statistic of the values themselves is undefined.
 * @see Efron (1987), doi:10.1080/01621459.1987.10478410
 */
export function bootstrapInterval(
  values: ArrayLike<number>,
  statistic: (values: readonly number[]) => number,
  options: BootstrapOptions = {},
): BootstrapResult {
  const sorted = [...requireNumbers(values, "values").sort()];
  const confidence = requireProportion(options.confidence ?? 0.95, "confidence");
  const method = requireChoice(options.method ?? "bca", "method", ["bca", "percentile"]);
  if (sorted.length === 0) throw new RangeError("at least one value is required; found none");
  const estimate = statistic(sorted);
  if (!Number.isFinite(estimate)) throw new RangeError(`the statistic of the values must be finite; found ${estimate}`);
  const drawn = new Array<number>(sorted.length);
  const { sample, nResamples, exhaustive, nUndefined } = resample(
    sorted.length,
    (counts) => {
      let k = 0;
      for (let i = 0; i < counts.length; i++) for (let c = counts[i]; c > 0; c--) drawn[k++] = sorted[i];
      const value = statistic(drawn);
      return Number.isFinite(value) ? value : null;
    },
    options,
  );
  const found = { estimate, method, nResamples, exhaustive, nUndefined };
  const tail = (1 - confidence) / 2;
  const between = (low: number, high: number): Interval => ({
    low: quantileOf(sample, low),
    high: quantileOf(sample, high),
    requested: confidence,
    achieved: confidence,
  });
  if (method === "percentile") return { ...found, interval: between(tail, 1 - tail) };

  const share = midShareBelow(sample, estimate);
  if (share <= 0 || share >= 1) {
    return { ...found, interval: null, reason: "every resample lies on one side of the estimate" };
  }
  const acceleration = jackknifeAcceleration(sorted, statistic);
  if (acceleration === null) {
    return { ...found, interval: null, reason: "the statistic is undefined with one value left out" };
  }
  const z0 = normal.quantile(share);
  const level = (z: number) => normal.cdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
  const z = normal.quantile(tail);
  const [alpha1, alpha2] = [level(z), level(-z)];
  if (!(1 - acceleration * (z0 + z) > 0) || !(1 - acceleration * (z0 - z) > 0)) {
    return { ...found, interval: null, reason: "the acceleration is too large for this confidence level" };
  }
  return { ...found, interval: between(alpha1, alpha2), bca: { z0, acceleration, alpha1, alpha2 } };
}

/** Σ(θ̄ − θᵢ)³ / 6(Σ(θ̄ − θᵢ)²)^1.5 over the leave-one-out values θᵢ; null where one is undefined. */
function jackknifeAcceleration(
  values: readonly number[],
  statistic: (values: readonly number[]) => number,
): number | null {
  if (values.length < 2) return 0;
  const left = values.map((_, i) => statistic(values.filter((__, j) => j !== i)));
  if (!left.every(Number.isFinite)) return null;
  const mean = left.reduce((sum, value) => sum + value / left.length, 0);
  const gaps = left.map((value) => mean - value);
  const widest = gaps.reduce((most, gap) => Math.max(most, Math.abs(gap)), 0);
  if (widest <= 1e-14 * Math.abs(mean)) return 0;
  const squares = gaps.reduce((sum, gap) => sum + (gap / widest) ** 2, 0);
  const cubes = gaps.reduce((sum, gap) => sum + (gap / widest) ** 3, 0);
  return cubes / (6 * squares ** 1.5);
}
