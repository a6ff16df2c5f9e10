import { fairTossesNull } from "../null/binomial.js";
import { pValue } from "../null/p-value.js";
import { requireChoice, requireNumbers } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";

export interface SignTestResult extends TestResult {
  readonly nPositive: number;
  readonly nNegative: number;
  readonly nZero: number;
}

/**
 * The sign test on paired differences (after − before), one a patient.
 *
 * Null hypothesis: given that it is not zero, each difference is as likely to be positive as negative, independently of
 * the others. Zeros are dropped. Exact: binomial with probability ½. All differences zero: p = floor = 1. No
 * difference: p is null. Statistic: the number of positive differences.
 *
 * @throws RangeError on NaN or ±Infinity.
 * @see Dixon & Mood 1946, doi:10.1080/01621459.1946.10501898
 */
export function signTest(
  differences: ArrayLike<number>,
  { alternative = "two-sided" }: { readonly alternative?: Alternative } = {},
): SignTestResult {
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  const d = requireNumbers(differences, "differences");
  let nPositive = 0;
  let nNegative = 0;
  for (const difference of d) {
    if (difference > 0) nPositive++;
    else if (difference < 0) nNegative++;
  }
  const used = nPositive + nNegative;
  const common = {
    method: "Sign test",
    null: "exact",
    statistic: { symbol: "S+", value: nPositive },
    n: d.length,
    alternative,
    nPositive,
    nNegative,
    nZero: d.length - used,
  } as const;
  if (d.length === 0) return { ...common, p: null, reason: "no pair", floor: null };
  if (used === 0) return { ...common, p: 1, floor: 1 };
  return { ...common, ...pValue(fairTossesNull(used), nPositive, alternative, "doubled") };
}
