import { normalNull } from "../null/asymptotic.js";
import { doubledP, pValue } from "../null/p-value.js";
import { type RePairingMethod, rePairingsNull } from "../null/re-pairings.js";
import { requireChoice } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import { rankBlocks } from "./ranked-blocks.js";

export interface PageOptions {
  /** `"greater"`: values rise from the first window to the last. */
  readonly alternative?: Alternative;
  /**
   * `"auto"` (default): exact for up to 12 windows while the number of arrangements is a double (390 blocks of 3, 106
   * of 6), else moment-matched; `"exact"` throws beyond; `"asymptotic"` (normal, without continuity correction) for
   * comparison with other tools.
   */
  readonly method?: "auto" | "exact" | "asymptotic";
}

export interface PageResult extends TestResult {
  /** L standardised by its exact mean and variance, ties included; null where no block varies. */
  readonly z: number | null;
  /** min(1, 2 · smaller tail), beside the two-sided p by distance. */
  readonly pDoubled: number | null;
}

const MAX_WINDOWS = 12;

/**
 * Page's test for a trend over ordered windows. Null hypothesis: within every block all orders of its values are
 * equally likely, independently between blocks. L = Σⱼ j·Rⱼ, Rⱼ the sum of window j's midranks.
 *
 * Exact by permuting each block's midranks, ties as they are. Two-sided p is P(|L − E| ≥ |l − E|). Where no block
 * varies, p = floor = 1 exactly. p is null without blocks.
 *
 * @param blocks blocks[patient][window], complete, windows in their hypothesised order.
 * @throws RangeError on NaN or ±Infinity, blocks of different lengths, fewer than two windows, or `"exact"` out of reach.
 * @see Page (1963), doi:10.1080/01621459.1963.10500843
 */
export function pageTrendTest(blocks: readonly ArrayLike<number>[], options: PageOptions = {}): PageResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  const method = requireChoice(options.method ?? "auto", "method", ["auto", "exact", "asymptotic"]);
  const { n, k, ranks, sums, squares } = rankBlocks(blocks);
  const positions = Float64Array.from({ length: k }, (_, j) => j + 1);
  const l = sums.reduce((total, sum, j) => total + positions[j] * sum, 0);
  const mean = (n * k * (k + 1) ** 2) / 4;
  const sd = k < 2 ? 0 : Math.sqrt((((k * (k * k - 1)) / 12) * squares) / (k - 1));
  const base = { method: "Page's trend test", n, alternative, statistic: { symbol: "L", value: l } } as const;
  const z = sd === 0 ? null : (l - mean) / sd;
  if (n === 0 || (method === "asymptotic" && sd === 0)) {
    const reason = n === 0 ? "no block" : "no block varies";
    return { ...base, null: "asymptotic", p: null, floor: null, z, pDoubled: null, reason };
  }
  if (method === "exact" && !isFeasible(n, k))
    throw new RangeError(`the exact null of ${n} blocks of ${k} is out of reach`);
  // Twice L, which doubled midranks make an integer.
  const distribution =
    method === "asymptotic"
      ? normalNull(2 * mean, 2 * sd)
      : rePairingsNull(
          ranks.map((own) => ({ a: positions, b: own.map((rank) => 2 * rank) })),
          { method: nullMethod(n, k) },
        );
  return {
    ...base,
    null: distribution.kind,
    ...pValue(distribution, 2 * l, alternative, "distance"),
    z,
    pDoubled: doubledP(distribution, 2 * l),
  };
}

/** Too many blocks for an exact null are enough for a smooth one; what `auto` makes of more than 12 windows is its own. */
function nullMethod(n: number, k: number): RePairingMethod {
  if (k > MAX_WINDOWS) return "auto";
  return isFeasible(n, k) ? "exact" : "moment-matched";
}

/** Whether each block's law is quick, their convolution takes at most 10⁸ steps, and (k!)ⁿ does not overflow. */
function isFeasible(n: number, k: number): boolean {
  const span = (k * (k * k - 1)) / 3;
  const logArrangements = n * Array.from({ length: k }, (_, j) => Math.log(j + 1)).reduce((sum, log) => sum + log, 0);
  return k <= MAX_WINDOWS && (n * n * span * span) / 2 <= 1e8 && logArrangements < 700;
}
