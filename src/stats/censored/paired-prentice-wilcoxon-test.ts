import { normalNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import { realSignFlipsNull } from "../null/real-sign-flips.js";
import { requireChoice, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import { type CensoredValue, equalisePair, prenticeScores, requireCensored } from "./prentice-scores.js";

export interface PairedPrenticeWilcoxonOptions {
  /** `"greater"`: values after tend to be higher. */
  readonly alternative?: Alternative;
  /** `"auto"` (default): sign flips of the score differences, exact up to 40 of them; or the normal approximation. */
  readonly method?: "auto" | "asymptotic";
  readonly seed?: number;
}

export interface PairedPrenticeWilcoxonResult extends TestResult {
  /** Score after − score before, one a pair. */
  readonly scoreDifferences: Float64Array;
}

/** Score differences below this are round-off. */
const ROUND_OFF = 1e-12;

/**
 * The paired Prentice–Wilcoxon test of left-censored pairs. Null hypothesis: in every pair, before and after are
 * exchangeable, independently between pairs. All values are scored together (`prenticeScores`), after O'Brien and
 * Fleming's rule has made pairs of uncertain order equal; swapping a pair then only changes the sign of its score
 * difference, so the sign-flip null is exact, ties and non-detects included.
 *
 * Z = Σd/√Σd². All differences zero: p = floor = 1, or null under `"asymptotic"`. p is null without pairs.
 *
 * @param before one value or limit a patient; `after` likewise. All limits are lower ones.
 * @throws RangeError on NaN, ±Infinity or different lengths.
 * @see O'Brien & Fleming (1987), doi:10.2307/2531957
 */
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
  const method = requireChoice(options.method ?? "auto", "method", ["auto", "asymptotic"]);
  requireSameLength(before, "before", after, "after");
  requireCensored(before, "before");
  requireCensored(after, "after");
  const scoreDifferences = differencesOfScores(before, after);
  const varying = scoreDifferences.filter((d) => d !== 0);
  const sum = varying.reduce((total, d) => total + d, 0);
  const z = varying.length === 0 ? 0 : sum / Math.sqrt(varying.reduce((total, d) => total + d * d, 0));
  const base = {
    method: "paired Prentice–Wilcoxon test",
    statistic: { symbol: "Z", value: z },
    n: before.length,
    alternative,
    scoreDifferences,
  };
  const kind = method === "asymptotic" ? "asymptotic" : "exact";
  if (before.length === 0) return { ...base, null: kind, p: null, floor: null, reason: "no pair" };
  if (varying.length === 0) {
    if (method === "asymptotic") return { ...base, null: kind, p: null, floor: null, reason: "no pair differs" };
    return { ...base, null: kind, p: 1, floor: 1 };
  }
  if (method === "asymptotic") {
    return { ...base, null: kind, ...pValue(normalNull(0, 1), z, alternative, "doubled") };
  }
  const distribution = realSignFlipsNull(varying.map(Math.abs).sort(), { seed: options.seed ?? 1 });
  const above = varying.filter((d) => d > 0).sort();
  const positive = above.reduce((total, d) => total + d, 0);
  return { ...base, null: distribution.kind, ...pValue(distribution, positive, alternative, "doubled") };
}

function differencesOfScores(before: readonly CensoredValue[], after: readonly CensoredValue[]): Float64Array {
  const pairs = before.map((value, i) => equalisePair(value, after[i]));
  const scores = prenticeScores([...pairs.map(([b]) => b), ...pairs.map(([, a]) => a)]);
  return Float64Array.from(pairs, (_, i) => {
    const d = scores[pairs.length + i] - scores[i];
    return Math.abs(d) < ROUND_OFF ? 0 : d;
  });
}
