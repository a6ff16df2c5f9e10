import { logFactorial } from "../numeric/beta-gamma.js";
import { gcd } from "../numeric/integers.js";
import { momentsAbout, type SortedColumn, tieClasses } from "./sorted-column.js";

/** Twice the midranks of a column, each less their mean, ascending: integers that the classes of equal values determine. */
export interface RankColumn extends SortedColumn {
  /** Equal for equal columns. Of few values a number, smaller for the smaller column; null where they are many. */
  readonly key: number | string | null;
}

/** Columns of up to this many values are told by a number: of two, a length and their bits fit into 53. */
export const FEW = 24;
/** Longer columns hardly meet twice, and would hold more memory than remembering them is worth. */
const MAX_REMEMBERED = 64;
const MAX_CACHED = 8192;
const cache = new Map<number | string, RankColumn>();

/** By the sizes of the classes of equal values, ascending. One object for equal sizes where values are few. */
export function rankColumn(sizes: Uint32Array): RankColumn {
  let values = 0;
  let bits = 0;
  for (let c = 0; c < sizes.length; c++) {
    values += sizes[c];
    if (values <= FEW) bits = withClass(bits, sizes[c]);
  }
  if (values <= FEW) return fewRanks(values, bits);
  if (values > MAX_REMEMBERED) return columnOf(null, values, sizes);
  const key = sizes.join();
  return cache.get(key) ?? remembered(key, values, sizes);
}

/** A class of equal values after others: a 0 for its first value and a 1 for each further one. */
export const withClass = (bits: number, size: number): number => (bits << size) | ((1 << (size - 1)) - 1);

/** By number and bits of at most `FEW` values. */
export function fewRanks(values: number, bits: number): RankColumn {
  const key = values * 2 ** (FEW - 1) + bits;
  return cache.get(key) ?? remembered(key, values, sizesOf(values, bits));
}

/** The number of a pair of columns of one length told by numbers, in the order of the first, then of the second. */
export const pairNumber = (a: number, b: number, values: number): number =>
  a * 2 ** (FEW - 1) + (b - values * 2 ** (FEW - 1));

function remembered(key: number | string, values: number, sizes: Uint32Array): RankColumn {
  const column = columnOf(key, values, sizes);
  if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  cache.set(key, column);
  return column;
}

function sizesOf(values: number, bits: number): Uint32Array {
  const sizes = new Uint32Array(values);
  let classes = 0;
  for (let i = 0; i < values; i++) {
    if ((bits >> (values - 1 - i)) & 1) sizes[classes - 1]++;
    else sizes[classes++] = 1;
  }
  return sizes.subarray(0, classes);
}

/** What `sortedColumn` finds by walking the values, found by walking the classes. */
function columnOf(key: RankColumn["key"], n: number, sizes: Uint32Array): RankColumn {
  const values = new Float64Array(n);
  let mean = 0;
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
    if (size > 1) logTies += logFactorial(size);
    squaredSizes += size * size;
    if (size > sizes[largest]) largest = c;
    // From one class to the next, twice the midrank rises by both sizes.
    if (c > 0 && (size + sizes[c - 1]) % step !== 0) step = gcd(step, size + sizes[c - 1]);
  }
  const largestTie = sizes.length > 0 ? sizes[largest] : 0;
  return {
    key,
    values,
    mean,
    ...momentsAbout(mean, values),
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
