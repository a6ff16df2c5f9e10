import { pValue } from "../null/p-value.js";
import { upperTailNull } from "../null/upper-tail.js";
import { chiSquare } from "../numeric/chi-square.js";
import { rank } from "../numeric/midranks.js";
import type { TestResult } from "../result.js";
import { laplacianForm } from "./laplacian-form.js";

export interface SkillingsMackResult extends TestResult {
  /** Windows, less the groups of windows that no block connects. */
  readonly df: number;
}

/**
 * Skillings and Mack's test: Friedman's for incomplete blocks. Null hypothesis: within every block all orders of its
 * observed values are equally likely, independently between blocks; which values are missing carries no information.
 *
 * Missing values take the block's mean rank; blocks with fewer than two values, or without variation, contribute
 * nothing. The covariance is corrected for ties, so on complete blocks the statistic is Friedman's, ties or not.
 * `n` counts the blocks with at least two values. p, from chi-square, is null where no block varies.
 *
 * @param blocks blocks[patient][window], null where missing.
 * @throws RangeError on NaN or ±Infinity, blocks of different lengths, or fewer than two windows.
 * @see Skillings & Mack (1981), doi:10.1080/00401706.1981.10486261
 */
export function skillingsMackTest(blocks: readonly (readonly (number | null)[])[]): SkillingsMackResult {
  const k = blocks.length === 0 ? 0 : blocks[0].length;
  const sums = new Float64Array(k);
  const covariance = Array.from({ length: k }, () => new Float64Array(k));
  let n = 0;
  for (const [i, block] of blocks.entries()) {
    if (block.length !== k) throw new RangeError(`every block needs ${k} values; block ${i + 1} has ${block.length}`);
    if (k < 2) throw new RangeError(`a block needs at least two values; found ${k}`);
    const observed = [...block.keys()].filter((j) => block[j] !== null);
    const values = observed.map((j) => block[j] ?? 0);
    if (!values.every(Number.isFinite))
      throw new RangeError(`blocks must hold finite numbers; block ${i + 1} does not`);
    const size = observed.length;
    if (size < 2) continue;
    n++;
    const { ranks } = rank(values);
    const squares = ranks.reduce((sum, r) => sum + (r - (size + 1) / 2) ** 2, 0);
    const weight = 12 / (size + 1);
    for (const [a, j] of observed.entries()) {
      sums[j] += Math.sqrt(weight) * (ranks[a] - (size + 1) / 2);
      for (const other of observed) if (other !== j) covariance[j][other] -= (weight * squares) / (size * (size - 1));
    }
  }
  const { value, rank: df } = laplacianForm(covariance, sums);
  const base = { method: "Skillings–Mack test", null: "asymptotic", n, alternative: "two-sided", df } as const;
  const statistic = { symbol: "SM", value };
  if (df === 0) {
    return { ...base, statistic, p: null, floor: null, reason: n === 0 ? "no block" : "no block varies" };
  }
  const distribution = upperTailNull((q) => chiSquare.survival(q, df), df);
  return { ...base, statistic, ...pValue(distribution, value, "greater", "distance") };
}
