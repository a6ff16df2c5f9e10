import { pValue } from "../null/p-value.js";
import { realSignFlipsNull } from "../null/real-sign-flips.js";
import type { SignFlipMethod } from "../null/sign-flips.js";
import { requireChoice, requireNumbers } from "../numeric/require.js";
import { sumOf } from "../numeric/sum.js";
import type { Alternative, TestResult } from "../result.js";

export interface PairedPermutationOptions {
  /** `greater`: differences tend to be positive. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Default `auto`: exact, or saddlepoint where that is too much, or Monte Carlo. */
  readonly method?: SignFlipMethod;
  /** Of Monte Carlo. Default 1. */
  readonly seed?: number;
}

export interface PairedPermutationResult extends TestResult {
  /** Null without a difference. */
  readonly meanDifference: number | null;
  readonly nZero: number;
}

/**
 * The Fisher–Pitman permutation test on paired differences (after − before), one a patient.
 *
 * Null hypothesis: each difference is as likely to be d as −d, independently of the others (symmetry about 0). The p
 * value is conditional on |d|; zeros change nothing, and sums that differ by round-off alone are equal. All differences
 * zero: p = floor = 1. No difference: p is null. Statistic: Σ d, which orders the sign flips as the mean does.
 *
 * @throws RangeError on NaN, ±Infinity, a sum that overflows, or `exact` out of reach.
 * @see Fisher 1935, The Design of Experiments, sect. 21; Pitman 1937, doi:10.2307/2984124
 */
export function pairedPermutationTest(
  differences: ArrayLike<number>,
  options: PairedPermutationOptions = {},
): PairedPermutationResult {
  const { alternative = "two-sided", method = "auto", seed = 1 } = options;
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "saddlepoint", "monte-carlo"]);
  const d = requireNumbers(differences, "differences");
  const positive = d.filter((difference) => difference > 0).sort();
  const weights = d
    .filter((difference) => difference !== 0)
    .map(Math.abs)
    .sort();
  // All are summed ascending, so that the order of rows changes no bit.
  const total = sumOf(weights);
  if (!Number.isFinite(total)) throw new RangeError("the sum of the absolute differences must be finite; it overflows");
  const above = sumOf(positive);
  const value =
    above -
    sumOf(
      d
        .filter((difference) => difference < 0)
        .map(Math.abs)
        .sort(),
    );
  const common = {
    method: "Fisher–Pitman permutation test",
    statistic: { symbol: "Σd", value },
    n: d.length,
    alternative,
    meanDifference: d.length === 0 ? null : value / d.length + 0,
    nZero: d.length - weights.length,
  };
  if (d.length === 0) return { ...common, null: "exact", p: null, reason: "no pair", floor: null };
  if (weights.length === 0) return { ...common, null: "exact", p: 1, floor: 1 };
  const distribution = realSignFlipsNull(weights, { method, seed });
  return { ...common, null: distribution.kind, ...pValue(distribution, above, alternative, "doubled") };
}
