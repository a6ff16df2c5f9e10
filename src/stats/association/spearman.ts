import { studentTNull } from "../null/asymptotic.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { doubledP, pValue } from "../null/p-value.js";
import { type RankedColumn, ranked } from "../null/ranked-column.js";
import { rankPairPattern } from "../null/re-pairing-pattern.js";
import { patternsNull, type RePairingMethod } from "../null/re-pairings.js";
import { normal } from "../numeric/normal.js";
import { requireChoice, requireNumbers, requireProportion, requireSameLength } from "../numeric/require.js";
import type { Alternative, Interval, TestResult } from "../result.js";

export interface SpearmanOptions {
  /** `greater`: y tends to rise with x. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Default `auto`: exact, or moment-matched where that is too much, or Monte Carlo. */
  readonly method?: RePairingMethod | "t";
  /** Of the interval. Default 0.95. */
  readonly confidence?: number;
  /** Of Monte Carlo. Default 1. */
  readonly seed?: number;
}

export interface SpearmanResult extends TestResult {
  /** Pearson's correlation of the midranks; null where a column is constant. */
  readonly rho: number | null;
  /** min(1, 2 · smaller tail), beside the two-sided p by distance; null where p is. */
  readonly pDoubled: number | null;
  /** Bonett & Wright's; null at n ≤ 3 and |rho| = 1. */
  readonly interval: Interval | null;
}

/**
 * Spearman's rank correlation.
 *
 * Null hypothesis: every pairing of the y with the x is equally likely (independence, for exchangeable rows). Ties
 * share midranks, and the null is that of the tied ranks. Two-sided p: P(|T − E| ≥ |t − E|), T = Σ (Rx − R̄)(Ry − R̄).
 * A constant column or fewer than two pairs: p is null. `t` refers rho·√((n − 2)/(1 − rho²)) to Student's t for
 * comparison with other tools. Over visits of several patients it treats visits as independent.
 *
 * @throws RangeError on NaN, ±Infinity, unequal lengths, or `exact` out of reach.
 * @see Spearman 1904, doi:10.2307/1412159; interval: Bonett & Wright 2000, doi:10.1007/BF02294183
 */
export function spearmanTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SpearmanOptions = {},
): SpearmanResult {
  requireSameLength(x, "x", y, "y");
  const { result, distribution, t } = tested(ranked(requireNumbers(x, "x")), ranked(requireNumbers(y, "y")), options);
  return { ...result, pDoubled: distribution && doubledP(distribution, t) };
}

/** The same of columns that several tests share, without the doubled p. */
export const spearmanOf = (
  x: RankedColumn,
  y: RankedColumn,
  options: SpearmanOptions = {},
): Omit<SpearmanResult, "pDoubled"> => tested(x, y, options).result;

interface Tested {
  readonly result: Omit<SpearmanResult, "pDoubled">;
  /** Null where p is. */
  readonly distribution: NullDistribution | null;
  readonly t: number;
}

function tested(x: RankedColumn, y: RankedColumn, options: SpearmanOptions): Tested {
  const { alternative = "two-sided", method = "auto", confidence = 0.95, seed = 1 } = options;
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "moment-matched", "monte-carlo", "t"]);
  requireProportion(confidence, "confidence");
  const n = x.ranks.length;
  const sxy = products(x.ranks, y.ranks);
  const scale = Math.sqrt(x.squares * y.squares);
  const common = {
    method: "Spearman's rank correlation",
    statistic: { symbol: "T", value: sxy / 4 },
    n,
    alternative,
  };
  const undefinedFor = (reason: string, rho: number | null): Tested => ({
    result: {
      ...common,
      null: method === "t" ? "asymptotic" : "exact",
      p: null,
      reason,
      floor: null,
      rho,
      interval: null,
    },
    distribution: null,
    t: 0,
  });
  if (n < 2) return undefinedFor("too few pairs", null);
  if (scale === 0) return undefinedFor("constant input", null);
  const rho = Math.max(-1, Math.min(1, sxy / scale));
  if (n < 3 && method === "t") return undefinedFor("too few pairs", rho);
  const distribution =
    method === "t" ? studentTNull(n - 2) : patternsNull([rankPairPattern(x.sorted, y.sorted)], { method, seed });
  const t = method === "t" ? rho * Math.sqrt((n - 2) / (1 - rho * rho)) : sxy;
  const result = {
    ...common,
    null: distribution.kind,
    ...pValue(distribution, t, alternative, "distance"),
    rho,
    interval: bonettWright(rho, n, confidence),
  };
  return { result, distribution, t };
}

function products(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** tanh(atanh r ± z·√((1 + r²/2)/(n − 3))). */
function bonettWright(r: number, n: number, confidence: number): Interval | null {
  if (n <= 3 || Math.abs(r) === 1) return null;
  const half = normal.quantile((1 + confidence) / 2) * Math.sqrt((1 + (r * r) / 2) / (n - 3));
  const centre = Math.atanh(r);
  return {
    low: Math.tanh(centre - half),
    high: Math.tanh(centre + half),
    requested: confidence,
    achieved: confidence,
  };
}
