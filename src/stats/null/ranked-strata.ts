import { MAX_NUMBERED, NO_VALUES, numberedRanks, type RankColumn, rankColumn, withClass } from "./rank-column.js";

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
  /** The same of each stratum, sorted: the number of that column, or 0 where it has too many values for one … */
  readonly numbers: Uint32Array;
  /** … and is here, by stratum. */
  readonly long: ReadonlyMap<number, RankColumn>;
  /** 1 for a stratum whose values are not all one. */
  readonly varies: Uint8Array;
  /** Sum of the squared ranks. */
  readonly squares: number;
}

/**
 * `classOf`: the class of equal values of each row, ascending; `byValue`: the rows by ascending value. Dealt out in that
 * order they are sorted in each stratum: a column is sorted once for any strata.
 */
export function rankedStrata(classOf: Int32Array, byValue: Uint32Array, strata: Strata): RankedStrata {
  const { starts } = strata;
  const { classes, places } = dealt(classOf, byValue, strata);
  const ranks = new Float64Array(places.length);
  const numbers = new Uint32Array(starts.length - 1);
  const long = new Map<number, RankColumn>();
  const varies = new Uint8Array(numbers.length);
  let squares = 0;
  for (let s = 0; s < numbers.length; s++) {
    const from = starts[s];
    const to = starts[s + 1];
    const sizes: number[] | null = to - from > MAX_NUMBERED ? [] : null;
    let number = NO_VALUES;
    let start = from;
    while (start < to) {
      const own = classes[start];
      let end = start + 1;
      while (end < to && classes[end] === own) end++;
      // Midranks from 1 are (start + end + 1)/2 less `from`, and their mean is (n + 1)/2.
      const rank = start + end - from - to;
      for (let i = start; i < end; i++) ranks[places[i]] = rank;
      squares += (end - start) * rank * rank;
      if (sizes === null) number = withClass(number, end - start);
      else sizes.push(end - start);
      if (end < to) varies[s] = 1;
      start = end;
    }
    if (sizes === null) numbers[s] = number;
    else long.set(s, rankColumn(Uint32Array.from(sizes)));
  }
  return { ranks, numbers, long, varies, squares };
}

/** Stratum by stratum the rows in the order given: their classes and places. */
function dealt(
  classOf: Int32Array,
  rows: Uint32Array,
  { starts, stratum, place }: Strata,
): { classes: Int32Array; places: Uint32Array } {
  const classes = new Int32Array(rows.length);
  const places = new Uint32Array(rows.length);
  const next = starts.slice();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const at = next[stratum[row]]++;
    classes[at] = classOf[row];
    places[at] = place[row];
  }
  return { classes, places };
}

/** The column of stratum s, sorted. */
export const columnAt = ({ numbers, long }: RankedStrata, s: number): RankColumn =>
  long.get(s) ?? numberedRanks(numbers[s]);
