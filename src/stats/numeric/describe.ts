import { mean as meanOf, median as medianOf, sampleStandardDeviation, sampleVariance } from "simple-statistics";
import { requireNumbers } from "./require.js";

/** Arithmetic mean. @throws RangeError on NaN, ±Infinity or no values. */
export const mean = (values: ArrayLike<number>): number => scaled(values, 1, (v) => meanOf(v));

/** Median; of an even count the mean of the middle two. @throws RangeError on NaN, ±Infinity or no values. */
export const median = (values: ArrayLike<number>): number => scaled(values, 1, (v) => medianOf(v));

/** Quantile by linear interpolation between order statistics, h = (n − 1)p (R's type 7). @throws RangeError on bad input. */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]; found ${p}`);
  const sorted = filled(values, 1).sort();
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const share = h - below;
  return share === 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[below + 1] * share;
}

/** Sample variance (divisor n − 1). @throws RangeError with fewer than two values. */
export const variance = (values: ArrayLike<number>): number => sampleVariance(Array.from(filled(values, 2)));

/** Sample standard deviation (divisor n − 1). @throws RangeError with fewer than two values. */
export const standardDeviation = (values: ArrayLike<number>): number =>
  scaled(values, 2, (v) => sampleStandardDeviation(v));

function filled(values: ArrayLike<number>, least: number): Float64Array {
  const numbers = requireNumbers(values, "values");
  if (numbers.length < least) throw new RangeError(`at least ${least} values are required; found ${numbers.length}`);
  return numbers;
}

/** A statistic that scales with its input; where intermediate sums overflow it is taken on a smaller scale. */
function scaled(values: ArrayLike<number>, least: number, statistic: (values: number[]) => number): number {
  const numbers = Array.from(filled(values, least));
  const result = statistic(numbers);
  if (Number.isFinite(result)) return result;
  const shrink = 2 ** -600;
  return statistic(numbers.map((value) => value * shrink)) / shrink;
}
