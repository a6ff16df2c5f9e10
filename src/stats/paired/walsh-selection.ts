import { createRandom } from "../numeric/random.js";
import { select } from "../numeric/select.js";

/** The mean of two values without overflow. */
export const walsh = (a: number, b: number): number => a / 2 + b / 2;

/** Candidates fewer than this many a value are listed rather than split further. */
const LISTED_PER_VALUE = 4;

/**
 * The k-th smallest (k from 1) of the n(n + 1)/2 Walsh averages dᵢ/2 + dⱼ/2, i ≤ j, of ascending values, in O(n log n)
 * expected time and O(n) memory: row i holds i ≤ j, each round draws one of the remaining averages as pivot and two
 * sweeps narrow every row (Monahan 1984, doi:10.1145/1271.319414; Johnson & Mizoguchi 1978, doi:10.1137/0207013).
 */
export function selectWalsh(sorted: Float64Array, k: number): number {
  const n = sorted.length;
  // Row i still holds the columns from[i] … to[i] − 1, and `below` averages lie before all that remain.
  const from = new Int32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  const to = new Int32Array(n).fill(n);
  let below = 0;
  let remaining = (n * (n + 1)) / 2;
  // Few averages are listed at once, without a draw.
  const random = remaining > LISTED_PER_VALUE * n + 8 ? createRandom(1) : null;
  const atMost = new Int32Array(n);
  const less = new Int32Array(n);
  while (random !== null && remaining > LISTED_PER_VALUE * n + 8) {
    const pivot = drawn(sorted, from, to, random.integer(remaining));
    const counts = sweep(sorted, pivot, less, atMost);
    if (k <= counts.less) for (let i = 0; i < n; i++) to[i] = Math.max(from[i], Math.min(to[i], less[i]));
    else if (k > counts.atMost) for (let i = 0; i < n; i++) from[i] = Math.min(to[i], Math.max(from[i], atMost[i]));
    else return pivot;
    if (k > counts.atMost) below = counts.atMost;
    remaining = 0;
    for (let i = 0; i < n; i++) remaining += to[i] - from[i];
  }
  const rest = new Float64Array(remaining);
  let filled = 0;
  for (let i = 0; i < n; i++) for (let j = from[i]; j < to[i]; j++) rest[filled++] = walsh(sorted[i], sorted[j]);
  return select(rest, k - 1 - below);
}

/** How many Walsh averages lie below v, and how many at most at it. */
export function countWalsh(sorted: Float64Array, v: number): Counts {
  return sweep(sorted, v, new Int32Array(sorted.length), new Int32Array(sorted.length));
}

interface Counts {
  readonly less: number;
  readonly atMost: number;
}

/** The smallest Walsh average above v; Infinity if there is none. */
export function nextWalsh(sorted: Float64Array, v: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = sorted.length; i < sorted.length; i++) {
    while (j > 0 && walsh(sorted[i], sorted[j - 1]) > v) j--;
    const first = Math.max(i, j);
    if (first < sorted.length) least = Math.min(least, walsh(sorted[i], sorted[first]));
  }
  return least;
}

function drawn(sorted: Float64Array, from: Int32Array, to: Int32Array, index: number): number {
  let i = 0;
  let left = index;
  while (left >= to[i] - from[i]) left -= to[i] - from[i++];
  return walsh(sorted[i], sorted[from[i] + left]);
}

/**
 * For every row the first column with an average ≥ v (`less`) and > v (`atMost`), never before the diagonal; and how many
 * averages come before these.
 */
function sweep(sorted: Float64Array, v: number, less: Int32Array, atMost: Int32Array): Counts {
  const n = sorted.length;
  let nLess = 0;
  let nAtMost = 0;
  let a = n;
  let b = n;
  for (let i = 0; i < n; i++) {
    while (a > 0 && walsh(sorted[i], sorted[a - 1]) >= v) a--;
    while (b > 0 && walsh(sorted[i], sorted[b - 1]) > v) b--;
    less[i] = Math.max(a, i);
    atMost[i] = Math.max(b, i);
    nLess += less[i] - i;
    nAtMost += atMost[i] - i;
  }
  return { less: nLess, atMost: nAtMost };
}
