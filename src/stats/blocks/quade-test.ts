import { latticeNull } from "../null/lattice.js";
import { pValue } from "../null/p-value.js";
import { upperTailNull } from "../null/upper-tail.js";
import { decimalLattice } from "../numeric/decimal-lattice.js";
import { fisherF } from "../numeric/fisher-f.js";
import { midranks, rank } from "../numeric/midranks.js";
import type { TestResult } from "../result.js";
import { rankBlocks } from "./ranked-blocks.js";

export interface QuadeResult extends TestResult {
  readonly df1: number;
  readonly df2: number;
}

/**
 * Quade's test: Friedman's with each block weighted by the midrank of its range. Null hypothesis: within every block
 * all orders of its values are equally likely, independently between blocks. Values must be comparable in size between
 * blocks. Ranges are compared as decimals where the values are decimals of up to nine places, so round-off breaks no tie.
 *
 * F on k − 1 and (n − 1)(k − 1) degrees of freedom. Where all blocks agree perfectly F is infinite; p is then the exact
 * probability of such agreement, Π 1/mᵢ over all blocks but one, mᵢ the distinct orders of a block (Conover 1999).
 * p is null with fewer than two blocks or where no block varies.
 *
 * @param blocks blocks[patient][window], complete.
 * @throws RangeError on NaN or ±Infinity, overflowing ranges, blocks of different lengths, or fewer than two windows.
 * @see Quade (1979), doi:10.1080/01621459.1979.10481670; Conover (1999), Practical Nonparametric Statistics, sect. 5.8
 */
export function quadeTest(blocks: readonly ArrayLike<number>[]): QuadeResult {
  const { n, k, ranks } = rankBlocks(blocks);
  const df1 = Math.max(0, k - 1);
  const df2 = Math.max(0, (n - 1) * df1);
  const base = { method: "Quade test", null: "asymptotic", n, alternative: "two-sided", df1, df2 } as const;
  const weights = midranks(ranges(blocks, k));
  const sums = new Float64Array(k);
  let total = 0;
  for (const [i, own] of ranks.entries()) {
    for (let j = 0; j < k; j++) {
      const score = weights[i] * (own[j] - (k + 1) / 2);
      sums[j] += score;
      total += score * score;
    }
  }
  if (n < 2 || total === 0) {
    const reason = n === 0 ? "no block" : n === 1 ? "a single block" : "no block varies";
    return { ...base, statistic: { symbol: "F", value: 0 }, p: null, floor: null, reason };
  }
  const between = sums.reduce((sum, s) => sum + s * s, 0) / n;
  // Scores are multiples of 1/4: what is left below that is rounding.
  const within = total - between;
  if (within * n < 1e-9 * total) {
    const p = ranks.slice(1).reduce((share, own) => share / distinctOrders(own), 1);
    const perfect = latticeNull({ low: 0, step: 1, mass: Float64Array.of(1 - p, p) });
    const statistic = { symbol: "F", value: Number.POSITIVE_INFINITY };
    return { ...base, null: "exact", statistic, ...pValue(perfect, 1, "greater", "distance") };
  }
  const f = ((n - 1) * between) / within;
  const distribution = upperTailNull((value) => fisherF.survival(value, df1, df2), 1);
  return { ...base, statistic: { symbol: "F", value: f }, ...pValue(distribution, f, "greater", "distance") };
}

function ranges(blocks: readonly ArrayLike<number>[], k: number): Float64Array {
  const all = Float64Array.from(blocks.flatMap((block) => Array.from(block)));
  const values = decimalLattice(all)?.integers ?? all;
  return Float64Array.from(blocks, (_, i) => {
    const own = values.subarray(i * k, (i + 1) * k);
    const range = own.reduce((most, v) => Math.max(most, v)) - own.reduce((least, v) => Math.min(least, v));
    if (!Number.isFinite(range)) throw new RangeError(`the range of block ${i + 1} overflows`);
    return range;
  });
}

function distinctOrders(ranks: Float64Array): number {
  let orders = 1;
  for (let j = 2; j <= ranks.length; j++) orders *= j;
  for (const size of rank(ranks).ties) for (let j = 2; j <= size; j++) orders /= j;
  return orders;
}
