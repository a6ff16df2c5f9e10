import { boundedCache } from "../null/bounded-cache.js";
import type { Lattice } from "../null/lattice.js";
import { gcdOf } from "../numeric/integers.js";

/** State transitions an exact Friedman null may cost; beyond, `friedmanTest` turns to chi-square. */
const EXACT_WORK = 2e6;

const laws = boundedCache<string, Lattice | null>(64);

/**
 * The exact law of the sum of squared column sums when every block's doubled midranks are permuted on their own.
 * Since all permutations of a block are equally likely, only the multiset of column sums so far matters: states are
 * sorted, which saves a factor of k!. Null where it would cost too much.
 *
 * @param blocks doubled midranks of each block, sorted ascending, all of one length.
 */
export function squaresLaw(blocks: readonly (readonly number[])[]): Lattice | null {
  const varying = blocks.filter((ranks) => ranks.some((rank) => rank !== ranks[0]));
  const constant = blocks.length - varying.length;
  const patterns = varying.map((ranks) => ranks.join()).sort();
  const key = `${blocks[0].length};${constant};${patterns.join(";")}`;
  const known = laws.get(key);
  if (known !== undefined) return known;
  const law = enumerate(
    patterns.map((pattern) => pattern.split(",").map(Number)),
    blocks[0].length,
    constant,
  );
  return laws.keep(key, law);
}

function enumerate(blocks: readonly (readonly number[])[], k: number, constant: number): Lattice | null {
  const base = 2 * k * (blocks.length + constant) + 1;
  if (base ** k > Number.MAX_SAFE_INTEGER) return null;
  const arrangementsOf = new Map<string, readonly (readonly number[])[]>();
  let states = new Map<number, number>([[encode(new Array(k).fill(constant * (k + 1)), base), 1]]);
  let work = 0;
  for (const [index, ranks] of blocks.entries()) {
    // The first block may stay as it is: only the multiset of sums matters.
    const pattern = ranks.join();
    if (index > 0 && !arrangementsOf.has(pattern)) {
      const list = arrangements(ranks, EXACT_WORK - work);
      if (list === null) return null;
      arrangementsOf.set(pattern, list);
    }
    const choices = index === 0 ? [ranks] : (arrangementsOf.get(pattern) ?? []);
    work += states.size * choices.length;
    if (work > EXACT_WORK) return null;
    const next = new Map<number, number>();
    const sums = new Array<number>(k);
    for (const [state, probability] of states) {
      const before = decode(state, base, k);
      const share = probability / choices.length;
      for (const choice of choices) {
        for (let j = 0; j < k; j++) sums[j] = before[j] + choice[j];
        const target = encode(sums, base);
        next.set(target, (next.get(target) ?? 0) + share);
      }
    }
    states = next;
  }
  const bySquares = new Map<number, number>();
  for (const [state, probability] of states) {
    const squares = decode(state, base, k).reduce((sum, r) => sum + r * r, 0);
    bySquares.set(squares, (bySquares.get(squares) ?? 0) + probability);
  }
  return asLattice(bySquares);
}

function asLattice(probabilities: ReadonlyMap<number, number>): Lattice {
  const values = Float64Array.from(probabilities.keys()).sort();
  const low = values[0];
  const step = Math.max(1, gcdOf(values.map((value) => value - low)));
  const mass = new Float64Array((values[values.length - 1] - low) / step + 1);
  for (const [value, probability] of probabilities) mass[(value - low) / step] = probability;
  return { low, step, mass };
}

/** The sorted sums as the digits of one number; sorts `sums` in place by insertion. */
function encode(sums: number[], base: number): number {
  for (let i = 1; i < sums.length; i++) {
    const value = sums[i];
    let j = i - 1;
    while (j >= 0 && sums[j] > value) {
      sums[j + 1] = sums[j];
      j--;
    }
    sums[j + 1] = value;
  }
  let code = 0;
  for (let i = sums.length - 1; i >= 0; i--) code = code * base + sums[i];
  return code;
}

function decode(code: number, base: number, k: number): number[] {
  const sums = new Array<number>(k);
  let rest = code;
  for (let j = 0; j < k; j++) {
    sums[j] = rest % base;
    rest = Math.floor(rest / base);
  }
  return sums;
}

/** Every distinct order of the ranks, in lexicographic order; null where there are more than `limit`. */
function arrangements(ranks: readonly number[], limit: number): number[][] | null {
  const list: number[][] = [];
  const current = [...ranks].sort((a, b) => a - b);
  for (;;) {
    if (list.length >= limit) return null;
    list.push([...current]);
    let i = current.length - 2;
    while (i >= 0 && current[i] >= current[i + 1]) i--;
    if (i < 0) return list;
    let j = current.length - 1;
    while (current[j] <= current[i]) j--;
    [current[i], current[j]] = [current[j], current[i]];
    const tail = current.splice(i + 1).reverse();
    current.push(...tail);
  }
}
