import { normalNull } from "../null/asymptotic.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { pValue } from "../null/p-value.js";
import { requireChoice, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import { type CensoredValue, equalisePair, prenticeScores, requireCensored } from "./prentice-scores.js";

export interface PairedPrenticeWilcoxonOptions {
  /** `"greater"`: values after tend to be higher. */
  readonly alternative?: Alternative;
  readonly method?: "asymptotic";
}

export interface PairedPrenticeWilcoxonResult extends TestResult {
  readonly scoreDifferences: Float64Array;
}

export function pairedPrenticeWilcoxonTest(
  before: readonly CensoredValue[],
  after: readonly CensoredValue[],
  options: PairedPrenticeWilcoxonOptions = {},
): PairedPrenticeWilcoxonResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  requireSameLength(before, "before", after, "after");
  requireCensored(before, "before");
  requireCensored(after, "after");
  const n = before.length;
  const pairs = before.map((value, i) => equalisePair(value, after[i]));
  const scores = prenticeScores([...pairs.map(([b]) => b), ...pairs.map(([, a]) => a)]);
  const scoreDifferences = Float64Array.from({ length: n }, (_, i) => scores[n + i] - scores[i]);
  const sum = scoreDifferences.reduce((total, d) => total + d, 0);
  const squares = scoreDifferences.reduce((total, d) => total + d * d, 0);
  const z = sum / Math.sqrt(squares);
  const distribution: NullDistribution = normalNull(0, 1);
  return {
    method: "paired Prentice–Wilcoxon test",
    null: distribution.kind,
    statistic: { symbol: "Z", value: z },
    ...pValue(distribution, z, alternative, "doubled"),
    n,
    alternative,
    scoreDifferences,
  };
}
