import { normalNull } from "../null/asymptotic.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { pValue } from "../null/p-value.js";
import { type SignFlipMethod, signFlipsNull } from "../null/sign-flips.js";
import { rank } from "../numeric/midranks.js";
import { requireChoice, requireNumbers } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";

/** `pratt`: zeros are ranked with the rest, then dropped. `wilcoxon`: zeros are dropped first. */
export type ZeroRule = "pratt" | "wilcoxon";

export interface SignedRankOptions {
  /** `greater`: differences tend to be positive. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Default `pratt`. */
  readonly zeros?: ZeroRule;
  /** Default `auto`: exact, or saddlepoint where that is too much, or Monte Carlo. */
  readonly method?: SignFlipMethod | "asymptotic";
  /** Continuity correction of `asymptotic`. Default true. */
  readonly continuity?: boolean;
  /** Of Monte Carlo. Default 1. */
  readonly seed?: number;
}

export interface SignedRankResult extends TestResult {
  /** Sum of the ranks of |d| over the positive differences, and over the negative ones. */
  readonly wPlus: number;
  readonly wMinus: number;
  readonly nZero: number;
  /** (W+ − W−)/(W+ + W−); null where every difference is zero. */
  readonly rankBiserial: number | null;
}

/**
 * Wilcoxon's signed-rank test on paired differences (after − before), one a patient.
 *
 * Null hypothesis: each difference is as likely to be d as −d, independently of the others (symmetry about 0). The p
 * value is conditional on |d|, so it is exact with any ties and zeros; tied |d| share midranks. All differences zero:
 * p = floor = 1. No difference: p is null. Statistic: W+, whatever the alternative.
 *
 * @throws RangeError on NaN, ±Infinity, or `exact` out of reach.
 * @see Wilcoxon 1945, doi:10.2307/3001968; zeros: Pratt 1959, doi:10.1080/01621459.1959.10501526
 */
export function signedRankTest(differences: ArrayLike<number>, options: SignedRankOptions = {}): SignedRankResult {
  const { alternative = "two-sided", zeros = "pratt", method = "auto", continuity = true, seed = 1 } = options;
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(zeros, "zeros", ["pratt", "wilcoxon"]);
  requireChoice(method, "method", ["auto", "exact", "saddlepoint", "monte-carlo", "asymptotic"]);
  const d = requireNumbers(differences, "differences");
  const { wPlus, wMinus, nZero, weights } = signedRanks(d, zeros);
  const common = {
    method: `Wilcoxon signed-rank test (${zeros === "pratt" ? "Pratt" : "Wilcoxon"} zeros)`,
    statistic: { symbol: "W+", value: wPlus },
    n: d.length,
    alternative,
    wPlus,
    wMinus,
    nZero,
    rankBiserial: weights.length === 0 ? null : (wPlus - wMinus) / (wPlus + wMinus),
  };
  if (d.length === 0) return { ...common, null: "exact", p: null, reason: "no pair", floor: null };
  if (weights.length === 0) return { ...common, null: "exact", p: 1, floor: 1 };
  const distribution =
    method === "asymptotic"
      ? asymptoticNull(weights, continuity)
      : signFlipsNull(weights, { method, zeros: zeros === "pratt" ? nZero : 0, seed });
  return { ...common, null: distribution.kind, ...pValue(distribution, 2 * wPlus, alternative, "doubled") };
}

/** W+ with Pratt's zeros. */
export const positiveRankSum = (differences: Float64Array): number => signedRanks(differences, "pratt").wPlus;

interface SignedRanks {
  readonly wPlus: number;
  readonly wMinus: number;
  readonly nZero: number;
  /** Twice the midranks of the non-zero |d|, ascending: integers whatever the ties. */
  readonly weights: Float64Array;
}

/** Ranks of |d| and their sums by sign. */
function signedRanks(d: Float64Array, zeros: ZeroRule): SignedRanks {
  const ranked = zeros === "pratt" ? d : d.filter((difference) => difference !== 0);
  const sizes = new Float64Array(ranked.length);
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(ranked[i]);
  const { ranks, ties } = rank(sizes);
  let wPlus = 0;
  let wMinus = 0;
  let used = 0;
  for (let i = 0; i < ranked.length; i++) {
    if (ranked[i] === 0) continue;
    if (ranked[i] > 0) wPlus += ranks[i];
    else wMinus += ranks[i];
    used++;
  }
  return { wPlus, wMinus, nZero: d.length - used, weights: doubledMidranks(ties, ranked.length, used) };
}

/** Twice the midranks of all but the zeros, which are the first class: ascending without a sort. */
function doubledMidranks(ties: readonly number[], n: number, used: number): Float64Array {
  const weights = new Float64Array(used);
  let rankedBelow = n - used;
  let filled = 0;
  for (let k = rankedBelow > 0 ? 1 : 0; k < ties.length; k++) {
    const size = ties[k];
    weights.fill(2 * rankedBelow + size + 1, filled, filled + size);
    rankedBelow += size;
    filled += size;
  }
  return weights;
}

/** Normal approximation with the tie- and zero-corrected variance Σ r²/4; in units of twice the rank. */
function asymptoticNull(weights: Float64Array, continuity: boolean): NullDistribution {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return normalNull(sum / 2, Math.sqrt(squares) / 2, continuity ? 1 : 0);
}
