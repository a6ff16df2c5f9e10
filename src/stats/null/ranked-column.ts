import { valueClasses } from "../numeric/value-classes.js";
import { type RankColumn, rankColumn } from "./rank-column.js";

/** A column as a rank correlation takes it. */
export interface RankedColumn {
  /** Twice the midranks less their mean: integers around 0, whatever the ties. */
  readonly ranks: Float64Array;
  /** The same, sorted. */
  readonly sorted: RankColumn;
  /** Sum of the squared ranks. */
  readonly squares: number;
}

/** Values must not be NaN. */
export function ranked(values: Float64Array): RankedColumn {
  const { classOf, count } = valueClasses(values);
  return rankedClasses(classOf, count);
}

/** Of values known by their classes, 0 … count − 1 ascending; some classes may have no value. */
export function rankedClasses(classOf: Int32Array, count: number): RankedColumn {
  const n = classOf.length;
  const sizes = new Uint32Array(count);
  for (let i = 0; i < n; i++) sizes[classOf[i]]++;
  const rankOf = new Int32Array(count);
  let squares = 0;
  let filled = 0;
  for (let c = 0, below = 0; c < count; c++) {
    const size = sizes[c];
    if (size === 0) continue;
    // Midranks from 1 are below + (size + 1)/2, and their mean is (n + 1)/2.
    const rank = 2 * below + size - n;
    rankOf[c] = rank;
    squares += size * rank * rank;
    below += size;
    sizes[filled++] = size;
  }
  const ranks = new Float64Array(n);
  for (let i = 0; i < n; i++) ranks[i] = rankOf[classOf[i]];
  return { ranks, sorted: rankColumn(sizes.subarray(0, filled)), squares };
}
