import type { Lattice } from "./lattice.js";

/**
 * How many distinct arrangements of y against x give each Σ xᵢyᵢ; both sorted integers from 0.
 *
 * The programme runs over the multisets of y's values, as mixed-radix numbers with one digit a tie class: how often
 * each class was taken. A multiset of k values is what the k smallest x were paired with.
 */
export function pairingCounts(x: Float64Array, y: Float64Array): Lattice {
  const multisets = multisetsOf(x, y);
  const { low } = multisets;
  const starts = new Int32Array(low.length);
  let previous = buffers[0];
  let current = buffers[1];
  previous[0] = 1;
  let length = 1;
  for (let k = 1; k <= x.length; k++) {
    length = placed(multisets, k, starts);
    current = zeros(current, length);
    addSize(multisets, k, x[k - 1], starts, previous, current);
    const counted = current;
    current = previous;
    previous = counted;
  }
  const mass = previous.length === length && length > MAX_KEPT ? previous : previous.slice(0, length);
  buffers = [previous, current].map((own) => (own.length <= MAX_KEPT ? own : new Float64Array(1)));
  return { low: low[low.length - 1], step: 1, mass };
}

/** All counts of one size lie in one array, those of a multiset from its start on: finds the starts, and how many counts. */
function placed({ bySize, firsts, low, high }: Multisets, k: number, starts: Int32Array): number {
  let length = 0;
  for (let i = firsts[k]; i < firsts[k + 1]; i++) {
    const s = bySize[i];
    starts[s] = length;
    length += high[s] - low[s] + 1;
  }
  return length;
}

/** The counts of all multisets of k values, from those of one value less, the k-th x being paired with that value. */
function addSize(
  { values, places, bySize, firsts, held, low, high }: Multisets,
  k: number,
  x: number,
  starts: Int32Array,
  previous: Float64Array,
  current: Float64Array,
): void {
  for (let i = firsts[k]; i < firsts[k + 1]; i++) {
    const s = bySize[i];
    for (let classes = held[s]; classes !== 0; classes &= classes - 1) {
      const c = lowestBit(classes);
      const from = s - places[c];
      const shift = low[from] + x * values[c] - low[s];
      add(current, starts[s] + shift, previous, starts[from], high[from] - low[from] + 1);
    }
  }
}

/** Counts of two sizes, from one call to the next: there are hundreds of short programmes. */
let buffers: Float64Array[] = [new Float64Array(1), new Float64Array(1)];
/** Longer ones would hold more memory than asking for it again is worth. */
const MAX_KEPT = 2 ** 18;

/** Of long ones, of which few counts may differ from 0, no more memory is asked for than is written. */
function zeros(buffer: Float64Array, length: number): Float64Array {
  if (length > MAX_KEPT) return new Float64Array(length);
  return buffer.length < length ? new Float64Array(Math.max(length, 2 * buffer.length)) : buffer.fill(0, 0, length);
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** On its own, with indices known to be integers and four counts a turn, this takes a fifth of the time. */
function add(counts: Float64Array, at: number, source: Float64Array, from: number, length: number): void {
  const end = (from + length) | 0;
  let i = from | 0;
  let k = at | 0;
  for (; i + 3 < end; i += 4, k += 4) {
    counts[k] += source[i];
    counts[k + 1] += source[i + 1];
    counts[k + 2] += source[i + 2];
    counts[k + 3] += source[i + 3];
  }
  for (; i < end; i++, k++) counts[k] += source[i];
}

interface Multisets {
  /** By class of y: its value, and what one more of it adds to a multiset's number. */
  readonly values: readonly number[];
  readonly places: readonly number[];
  /** The multisets by size, ascending; those of size k from firsts[k] on. */
  readonly bySize: Int32Array;
  readonly firsts: Int32Array;
  /** The classes that each has a value of, as bits. */
  readonly held: Int32Array;
  /** Bounds of Σ xy over each, paired with as many of the smallest x. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function multisetsOf(x: Float64Array, y: Float64Array): Multisets {
  const { values, sizes } = tieClasses(y);
  const places: number[] = [];
  let count = 1;
  for (const size of sizes) {
    places.push(count);
    count *= size + 1;
  }
  const held = new Int32Array(count);
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  const taken = new Int32Array(count);
  const firsts = new Int32Array(x.length + 2);
  firsts[1] = 1;
  const digits = new Int32Array(sizes.length);
  for (let s = 1, classes = 0; s < count; s++) {
    let c = 0;
    for (; digits[c] === sizes[c]; c++) {
      digits[c] = 0;
      classes &= ~(1 << c);
    }
    digits[c]++;
    classes |= 1 << c;
    held[s] = classes;
    // The largest x goes with the largest y, or the smallest: the rest is a multiset without it.
    const most = 31 - Math.clz32(classes);
    const least = lowestBit(classes);
    const size = taken[s - places[least]] + 1;
    taken[s] = size;
    high[s] = high[s - places[most]] + x[size - 1] * values[most];
    low[s] = low[s - places[least]] + x[size - 1] * values[least];
    firsts[size + 1]++;
  }
  for (let k = 1; k < firsts.length; k++) firsts[k] += firsts[k - 1];
  const next = firsts.slice();
  const bySize = new Int32Array(count);
  for (let s = 0; s < count; s++) bySize[next[taken[s]]++] = s;
  return { values, places, bySize, firsts, held, low, high };
}

/** Distinct values of a sorted column, and how often each occurs. */
export function tieClasses(sorted: Float64Array): { values: number[]; sizes: number[] } {
  const values: number[] = [];
  const sizes: number[] = [];
  for (const value of sorted) {
    if (value === values[values.length - 1]) sizes[sizes.length - 1]++;
    else {
      values.push(value);
      sizes.push(1);
    }
  }
  return { values, sizes };
}
