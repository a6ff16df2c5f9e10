import { normalNull } from "../null/asymptotic.js";
import { latticeNull } from "../null/lattice.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { doubledP, pValue } from "../null/p-value.js";
import { rank } from "../numeric/midranks.js";
import { requireChoice, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import { kendallLattice } from "./kendall-null.js";
import { kendallVariance } from "./kendall-variance.js";

export interface KendallOptions {
  readonly alternative?: Alternative;
  /**
   * `"auto"` (default): exact where feasible, else the normal approximation; `"exact"` throws where it is not;
   * `"asymptotic"` (without continuity correction) for comparison with other tools.
   */
  readonly method?: "auto" | "exact" | "asymptotic";
}

export interface KendallResult extends TestResult {
  /** Kendall's tau-b; null where x or y is constant. */
  readonly tau: number | null;
  /** min(1, 2 · smaller tail), beside the two-sided p by distance. */
  readonly pDoubled: number | null;
}

/**
 * Kendall's rank correlation. Null hypothesis: every pairing of the x with the y values is equally likely
 * (independence); the statistic S is concordant minus discordant pairs, ties counting neither way.
 *
 * Exact over all n! pairings, ties as they are: up to n = 170 (where the smallest p still is a double) while at most one
 * sample is tied, and with ties in both while the programme stays below 10⁸ additions (n = 16 hardly tied, more with
 * few classes); else normal. Two-sided p is P(|S| ≥ |s|), E(S) being 0.
 * p is null where x or y is constant, or with fewer than two points.
 *
 * @throws RangeError on NaN, different lengths, or `"exact"` out of reach. ±Infinity ranks at the end.
 * @see Kendall (1938), doi:10.1093/biomet/30.1-2.81; Kendall (1945), doi:10.1093/biomet/33.3.239 (ties)
 */
export function kendallTest(x: ArrayLike<number>, y: ArrayLike<number>, options: KendallOptions = {}): KendallResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  const method = requireChoice(options.method ?? "auto", "method", ["auto", "exact", "asymptotic"]);
  requireSameLength(x, "x", y, "y");
  const a = rank(x);
  const b = rank(y);
  const n = a.ranks.length;
  const base = { method: "Kendall's tau-b", n, alternative } as const;
  if (n < 2 || a.ties.length < 2 || b.ties.length < 2) {
    const reason = n < 2 ? "too few pairs" : "constant input";
    const statistic = { symbol: "S", value: 0 };
    return { ...base, null: "exact", statistic, p: null, floor: null, tau: null, pDoubled: null, reason };
  }
  const s = concordance(a.ranks, b.ranks);
  const distribution = kendallNull(a.ties, b.ties, method);
  return {
    ...base,
    null: distribution.kind,
    statistic: { symbol: "S", value: s },
    ...pValue(distribution, s, alternative, "distance"),
    tau: Math.max(-1, Math.min(1, s / Math.sqrt(pairsApart(a.ties) * pairsApart(b.ties)))),
    pDoubled: doubledP(distribution, s),
  };
}

function kendallNull(
  xTies: readonly number[],
  yTies: readonly number[],
  method: "auto" | "exact" | "asymptotic",
): NullDistribution {
  const lattice = method === "asymptotic" ? null : kendallLattice(xTies, yTies);
  if (lattice !== null) return latticeNull(lattice, { mean: 0 });
  if (method === "exact") throw new RangeError("the exact null of Kendall's S is out of reach for these ties");
  return normalNull(0, Math.sqrt(kendallVariance(xTies, yTies)));
}

/** Concordant minus discordant pairs among the rows from … to − 1. */
export function concordance(a: Float64Array, b: Float64Array, from = 0, to = a.length): number {
  let s = 0;
  for (let i = from + 1; i < to; i++) {
    for (let j = from; j < i; j++) s += Math.sign(a[i] - a[j]) * Math.sign(b[i] - b[j]);
  }
  return s;
}

/** Pairs not tied. */
function pairsApart(ties: readonly number[]): number {
  const n = ties.reduce((sum, size) => sum + size, 0);
  return ties.reduce((pairs, size) => pairs - (size * (size - 1)) / 2, (n * (n - 1)) / 2);
}
