import { mean as meanOf, medianSorted } from "simple-statistics";
import { requireNumbers } from "./require.js";

/** Arithmetic mean. @throws RangeError on NaN, ±Infinity or no values. */
export const mean = (values: ArrayLike<number>): number => scaled(filled(values), meanOf);

/** Median; of an even count the mean of the middle two. @throws RangeError on NaN, ±Infinity or no values. */
export const median = (values: ArrayLike<number>): number => scaled(filled(values).sort(), medianSorted);

/** Quantile by linear interpolation between order statistics, h = (n − 1)p (R's type 7). @throws RangeError on bad input. */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in [0, 1]; found ${p}`);
  const sorted = filled(values).sort();
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const share = h - below;
  return share === 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[below + 1] * share;
}

function filled(values: ArrayLike<number>): Float64Array {
  const numbers = requireNumbers(values, "values");
  if (numbers.length === 0) throw new RangeError("at least one value is required; found none");
  return numbers;
}

/** A statistic that scales with its input; where intermediate sums overflow it is taken on a smaller scale. */
function scaled(numbers: Float64Array, statistic: (values: readonly number[]) => number): number {
  // The library only counts and indexes.
  const of = (column: Float64Array) => statistic(column as unknown as readonly number[]);
  const result = of(numbers);
  if (Number.isFinite(result)) return result;
  const shrink = 2 ** -600;
  return of(numbers.map((value) => value * shrink)) / shrink;
}
