import { latticeNull } from "../null/lattice.js";
import { pValue } from "../null/p-value.js";
import { upperTailNull } from "../null/upper-tail.js";
import { chiSquare } from "../numeric/chi-square.js";
import { requireChoice } from "../numeric/require.js";
import type { TestResult } from "../result.js";
import { squaresLaw } from "./friedman-null.js";
import { rankBlocks } from "./ranked-blocks.js";

export interface FriedmanOptions {
  /**
   * `"auto"` (default): exact where feasible, else chi-square; `"exact"` throws where it is not; `"chi-square"` for
   * comparison with other tools.
   */
  readonly method?: "auto" | "exact" | "chi-square";
}

export interface FriedmanResult extends TestResult {
  readonly df: number;
  /** Mean midrank of each window. */
  readonly meanRanks: readonly number[];
}

/**
 * Friedman's test. Null hypothesis: within every block all orders of its values are equally likely (exchangeable
 * windows), independently between blocks; against any difference in location between windows.
 *
 * The statistic is corrected for ties. Exact: the midranks of each block permuted on their own, ties as they are,
 * while the enumeration stays below 2·10⁶ transitions (125 blocks of 3, 26 of 4, 9 of 5, 4 of 6; more with ties). Blocks
 * without variation contribute nothing; where no block varies, p = floor = 1 exactly. p is null without blocks.
 *
 * @param blocks blocks[patient][window], complete.
 * @throws RangeError on NaN or ±Infinity, blocks of different lengths, fewer than two windows, or `"exact"` out of reach.
 * @see Friedman (1937), doi:10.1080/01621459.1937.10503522; Conover (1999), Practical Nonparametric Statistics, sect. 5.8
 */
export function friedmanTest(blocks: readonly ArrayLike<number>[], options: FriedmanOptions = {}): FriedmanResult {
  const method = requireChoice(options.method ?? "auto", "method", ["auto", "exact", "chi-square"]);
  const { n, k, ranks, sums, squares } = rankBlocks(blocks);
  const base = { method: "Friedman test", n, alternative: "two-sided", df: Math.max(0, k - 1) } as const;
  const meanRanks = Array.from(sums, (sum) => sum / n);
  const value = squares === 0 ? 0 : ((k - 1) * between(sums, n)) / squares;
  const statistic = { symbol: "Q", value };
  if (n === 0) {
    return { ...base, null: "asymptotic", statistic, p: null, floor: null, meanRanks, reason: "no block" };
  }
  if (method !== "chi-square") {
    const lattice = squaresLaw(ranks.map((own) => Array.from(own, (rank) => 2 * rank).sort((a, b) => a - b)));
    if (lattice !== null) {
      const observed = sums.reduce((total, sum) => total + (2 * sum) ** 2, 0);
      return {
        ...base,
        null: "exact",
        statistic,
        ...pValue(latticeNull(lattice), observed, "greater", "distance"),
        meanRanks,
      };
    }
    if (method === "exact") throw new RangeError(`the exact null of ${n} blocks of ${k} is out of reach`);
  }
  if (squares === 0) {
    const reason = "no block varies";
    return { ...base, null: "asymptotic", statistic, p: null, floor: null, meanRanks, reason };
  }
  const distribution = upperTailNull((q) => chiSquare.survival(q, k - 1), k - 1);
  return { ...base, null: "asymptotic", statistic, ...pValue(distribution, value, "greater", "distance"), meanRanks };
}

/** Σⱼ (Rⱼ − n(k + 1)/2)². */
function between(sums: Float64Array, n: number): number {
  const middle = (n * (sums.length + 1)) / 2;
  return sums.reduce((total, sum) => total + (sum - middle) ** 2, 0);
}
