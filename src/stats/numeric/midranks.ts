import { order } from "./order.js";
import { requireNumbers } from "./require.js";

export interface Ranking {
  /** The midrank of each value, 1 … n: tied values share the mean of the ranks they cover. */
  readonly ranks: Float64Array;
  /** Sizes of the classes of equal values, by ascending value; ones where nothing is tied. */
  readonly ties: readonly number[];
}

/**
 * Midranks of a column, in the order given: 1 for the smallest value, tied values the mean of the ranks they cover.
 * −0 ties with 0; ±Infinity rank at the ends. @throws RangeError on NaN.
 */
export const midranks = (values: ArrayLike<number>): Float64Array => rank(values).ranks;

/** Midranks with the sizes of the tie classes. @throws RangeError on NaN. */
export function rank(values: ArrayLike<number>): Ranking {
  const numbers = requireNumbers(values, "values", { infinite: true });
  const n = numbers.length;
  const byValue = order(numbers);
  const ranks = new Float64Array(n);
  const ties: number[] = [];
  for (let start = 0; start < n; ) {
    const value = numbers[byValue[start]];
    let end = start + 1;
    while (end < n && numbers[byValue[end]] === value) end++;
    const midrank = (start + end + 1) / 2;
    for (let i = start; i < end; i++) ranks[byValue[i]] = midrank;
    ties.push(end - start);
    start = end;
  }
  return { ranks, ties };
}
