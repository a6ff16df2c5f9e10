import { logFactorial } from "../numeric/beta-gamma.js";
import { gcd } from "../numeric/integers.js";
import { boundedCache } from "./bounded-cache.js";
import { momentsAbout, type SortedColumn, tieClasses } from "./sorted-column.js";

/** Twice the midranks of a column, each less their mean, ascending: integers that the classes of equal values determine. */
export interface RankColumn extends SortedColumn {
  /** Equal for equal columns. Of few values their number; null where they are many. */
  readonly key: number | string | null;
}

/**
 * A column of up to this many values is told by a number: in binary a 1, and then for each value a 1 where it equals the
 * one before it, else a 0. Of two columns the shorter has the smaller number, of one length that with the smaller values.
 */
export const MAX_NUMBERED = 24;
/** The number of no values. */
export const NO_VALUES = 1;
/** Longer columns hardly meet twice, and would hold more memory than remembering them is worth. */
const MAX_REMEMBERED = 64;
const columns = boundedCache<number | string, RankColumn>(8192);

/** By the sizes of the classes of equal values, ascending. One object for equal sizes where values are few. */
export function rankColumn(sizes: Uint32Array): RankColumn {
  const number = columnNumber(sizes);
  if (number !== null) return numberedRanks(number);
  let values = 0;
  for (let c = 0; c < sizes.length; c++) values += sizes[c];
  if (values > MAX_REMEMBERED) return columnOf(null, values, sizes);
  const key = sizes.join();
  return columns.get(key) ?? columns.keep(key, columnOf(key, values, sizes));
}

/** The number of a column of classes of equal values of these sizes, ascending; null where it has too many values for one. */
export function columnNumber(sizes: ArrayLike<number>): number | null {
  let values = 0;
  let number = NO_VALUES;
  for (let c = 0; c < sizes.length; c++) {
    values += sizes[c];
    if (values > MAX_NUMBERED) return null;
    number = withClass(number, sizes[c]);
  }
  return number;
}

/** The number of a column and one more class of equal values behind it. */
export const withClass = (number: number, size: number): number => (number << size) | ((1 << (size - 1)) - 1);

/** The column of at most `MAX_NUMBERED` values with this number. */
export function numberedRanks(number: number): RankColumn {
  const column = columns.get(number);
  if (column !== undefined) return column;
  const values = 31 - Math.clz32(number);
  return columns.keep(number, columnOf(number, values, sizesOf(values, number)));
}

/** Above every number. */
const NUMBERS = 2 ** (MAX_NUMBERED + 1);

/** The number of a pair of columns of one length: in the order of the first, then of the second. */
export const pairNumber = (a: number, b: number): number => a * NUMBERS + b;

/** The columns of that pair. */
export const numberedPair = (pair: number): readonly [RankColumn, RankColumn] => [
  numberedRanks(Math.floor(pair / NUMBERS)),
  numberedRanks(pair % NUMBERS),
];

function sizesOf(values: number, number: number): Uint32Array {
  const sizes = new Uint32Array(values);
  let classes = 0;
  for (let i = 0; i < values; i++) {
    if ((number >> (values - 1 - i)) & 1) sizes[classes - 1]++;
    else sizes[classes++] = 1;
  }
  return sizes.subarray(0, classes);
}

/** What `sortedColumn` finds by walking the values, found by walking the classes. */
function columnOf(key: RankColumn["key"], n: number, sizes: Uint32Array): RankColumn {
  const values = new Float64Array(n);
  let mean = 0;
  const ties: number[] = [];
  let logTies = 0;
  let squaredSizes = 0;
  let step = 0;
  let largest = 0;
  for (let c = 0, start = 0; c < sizes.length; c++) {
    const size = sizes[c];
    const rank = 2 * start + size - n;
    const share = rank / n;
    for (const end = start + size; start < end; start++) {
      values[start] = rank;
      mean += share;
    }
    if (size > 1) {
      ties.push(start - size, start);
      logTies += logFactorial(size);
    }
    squaredSizes += size * size;
    if (size > sizes[largest]) largest = c;
    // From one class to the next, twice the midrank rises by both sizes.
    const rise = c === 0 ? 0 : size + sizes[c - 1];
    if (step === 0 || rise % step !== 0) step = gcd(step, rise);
  }
  const largestTie = sizes.length > 0 ? sizes[largest] : 0;
  return {
    key,
    values,
    mean,
    ...momentsAbout(mean, values),
    ties,
    logTies,
    ...tieClasses(n, largestTie, squaredSizes, spreadAround(largest, sizes, n - largestTie)),
    isInteger: true,
    step,
  };
}

function spreadAround(largest: number, sizes: Uint32Array, others: number): number {
  let sum = 0;
  let squares = 0;
  // Twice the midranks of two classes differ by the sizes of both and twice those between.
  for (const direction of [-1, 1]) {
    let distance = 0;
    for (let c = largest + direction; c >= 0 && c < sizes.length; c += direction) {
      distance += sizes[c] + sizes[c - direction];
      sum += sizes[c] * distance;
      squares += sizes[c] * distance * distance;
    }
  }
  return sum > 0 ? (others * squares) / (sum * sum) : 1;
}
