import { studentTNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import type { TestResult } from "../result.js";
import { meanOfDifferences } from "./mean-of-differences.js";

export interface TostOptions {
  /** The region of equivalence, in the unit of the differences; low < high. */
  readonly low: number;
  readonly high: number;
}

export interface TostResult extends TestResult {
  readonly df: number;
  /** p of the test against mean ≤ low, and against mean ≥ high; the larger is p. */
  readonly pLower: number | null;
  readonly pUpper: number | null;
}

/**
 * Two one-sided t tests of equivalence. Null hypothesis: the differences are independent normal with a mean at or
 * beyond `low` or `high`; a small p speaks for a mean inside. `statistic` and `alternative` are those of the one-sided
 * test with the larger p.
 *
 * p is null with fewer than two differences or where all are equal.
 *
 * @param differences after − before, one a patient.
 * @throws RangeError on NaN or ±Infinity, and unless low < high are finite.
 * @see Schuirmann (1987), doi:10.1007/BF01068419
 */
export function tostPaired(differences: ArrayLike<number>, { low, high }: TostOptions): TostResult {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new RangeError(`low must lie below high, both finite; found ${low} and ${high}`);
  }
  const { n, mean, sd, standardError } = meanOfDifferences(differences);
  const df = Math.max(0, n - 1);
  const base = { method: "two one-sided paired t tests", null: "asymptotic", n, df } as const;
  if (n < 2 || sd === 0) {
    const reason = n === 0 ? "no pair" : n === 1 ? "a single pair has no variance" : "all differences are equal";
    const statistic = { symbol: "t", value: 0 };
    return { ...base, statistic, alternative: "greater", p: null, floor: null, pLower: null, pUpper: null, reason };
  }
  const fromLow = (mean - low) / standardError;
  const fromHigh = (mean - high) / standardError;
  const lower = pValue(studentTNull(df), fromLow, "greater", "doubled");
  const upper = pValue(studentTNull(df), fromHigh, "less", "doubled");
  const binding = lower.p >= upper.p ? lower : upper;
  return {
    ...base,
    statistic: { symbol: "t", value: binding === lower ? fromLow : fromHigh },
    alternative: binding === lower ? "greater" : "less",
    ...binding,
    pLower: lower.p,
    pUpper: upper.p,
  };
}
