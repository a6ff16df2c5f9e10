import { order } from "./order.js";

/** A column whose strata lie one after the other: stratum s at starts[s] … starts[s + 1] − 1. */
export interface StrataRanking {
  /** The midrank of each value within its stratum, 1 … n. */
  readonly ranks: Float64Array;
  /** Per stratum, sizes of its classes of equal values, ascending. */
  readonly ties: readonly (readonly number[])[];
}

/** Up to this many values an insertion sort is the faster one. */
const MAX_INSERTED = 32;

/** Midranks inside many small strata, as `rank` gives them for one column; values finite. */
export function strataMidranks(column: Float64Array, starts: readonly number[]): StrataRanking {
  const ranks = new Float64Array(column.length);
  const ties: number[][] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    const offset = starts[s];
    const n = starts[s + 1] - offset;
    const byValue = n <= MAX_INSERTED ? insertionOrder(column, offset, n) : order(column.subarray(offset, offset + n));
    const sizes: number[] = [];
    for (let start = 0, end = 1; start < n; start = end++) {
      const value = column[offset + byValue[start]];
      while (end < n && column[offset + byValue[end]] === value) end++;
      for (let i = start; i < end; i++) ranks[offset + byValue[i]] = (start + end + 1) / 2;
      sizes.push(end - start);
    }
    ties.push(sizes);
  }
  return { ranks, ties };
}

const scratch: number[] = [];

function insertionOrder(column: Float64Array, offset: number, n: number): ArrayLike<number> {
  for (let i = 0; i < n; i++) {
    const value = column[offset + i];
    let j = i;
    for (; j > 0 && column[offset + scratch[j - 1]] > value; j--) scratch[j] = scratch[j - 1];
    scratch[j] = i;
  }
  return scratch;
}

/** Twice the midranks of a column with these tie classes, sorted: integers. */
export function doubledMidranks(ties: readonly number[]): Float64Array {
  const ranks: number[] = [];
  for (const size of ties) {
    const rank = 2 * ranks.length + size + 1;
    for (let i = 0; i < size; i++) ranks.push(rank);
  }
  return Float64Array.from(ranks);
}
