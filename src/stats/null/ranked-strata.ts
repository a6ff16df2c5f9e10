import { FEW, fewRanks, type RankColumn, rankColumn, withClass } from "./rank-column.js";

/** Rows stratum by stratum: stratum s lies at places starts[s] … starts[s + 1] − 1. */
export interface Strata {
  readonly starts: Uint32Array;
  /** The stratum of each row, and its place when strata stand one after the other. */
  readonly stratum: Uint32Array;
  readonly place: Uint32Array;
}

/** A column ranked inside strata. */
export interface RankedStrata {
  /** By place: twice the midrank inside the stratum, less the mean; integers around 0, whatever the ties. */
  readonly ranks: Float64Array;
  /** The same of each stratum, sorted. */
  readonly columns: readonly RankColumn[];
  /** Sum of the squared ranks. */
  readonly squares: number;
}

/**
 * `classOf`: the class of equal values of each row, ascending; `byValue`: the rows by ascending value. Dealt out in that
 * order they are sorted in each stratum: a column is sorted once for any strata.
 */
export function rankedStrata(classOf: Int32Array, byValue: Uint32Array, strata: Strata): RankedStrata {
  const { starts, place } = strata;
  const sorted = dealt(byValue, strata);
  const ranks = new Float64Array(sorted.length);
  const columns: RankColumn[] = [];
  let squares = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const [from, to] = [starts[s], starts[s + 1]];
    const few = to - from <= FEW;
    const sizes: number[] = [];
    let bits = 0;
    for (let start = from; start < to; ) {
      const own = classOf[sorted[start]];
      let end = start + 1;
      while (end < to && classOf[sorted[end]] === own) end++;
      // Midranks from 1 are (start + end + 1)/2 less `from`, and their mean is (n + 1)/2.
      const rank = start + end - from - to;
      for (let i = start; i < end; i++) ranks[place[sorted[i]]] = rank;
      squares += (end - start) * rank * rank;
      if (few) bits = withClass(bits, end - start);
      else sizes.push(end - start);
      start = end;
    }
    columns.push(few ? fewRanks(to - from, bits) : rankColumn(Uint32Array.from(sizes)));
  }
  return { ranks, columns, squares };
}

/** The rows stratum by stratum, in the order given inside each. */
function dealt(rows: Uint32Array, { starts, stratum }: Strata): Uint32Array {
  const inStrata = new Uint32Array(rows.length);
  const next = starts.slice();
  for (let i = 0; i < rows.length; i++) inStrata[next[stratum[rows[i]]]++] = rows[i];
  return inStrata;
}
