import { studentTNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import { requireChoice, requireProportion } from "../numeric/require.js";
import { studentT } from "../numeric/student-t.js";
import type { Alternative, Interval, TestResult } from "../result.js";
import { hedgesCorrection, standardisedInterval } from "./effect-size.js";
import { meanOfDifferences } from "./mean-of-differences.js";

export interface PairedTOptions {
  readonly alternative?: Alternative;
  readonly confidence?: number;
}

export interface PairedTResult extends TestResult {
  readonly df: number;
  readonly mean: number;
  /** Two-sided interval of the mean difference, whatever the alternative; null where undefined. */
  readonly interval: Interval | null;
  /** Cohen's d for pairs: mean/sd of the differences. */
  readonly dz: number | null;
  /** Exact under normality, by inverting the noncentral t distribution. */
  readonly dzInterval: Interval | null;
  /** dz freed of its small-sample bias; null with two differences. */
  readonly hedgesG: number | null;
  /** The factor J = Γ(df/2)/(√(df/2)·Γ((df − 1)/2)) between them. */
  readonly hedgesJ: number | null;
}

/**
 * Student's paired t test. Null hypothesis: the differences are independent normal with mean zero.
 *
 * p is null with fewer than two differences or where all are equal: the test has no variance to judge by; t is then 0
 * or ±Infinity. Zeros and ties are values like others. No randomisation null, so no floor.
 *
 * @param differences after − before, one a patient.
 * @throws RangeError on NaN or ±Infinity.
 * @see Hedges (1981), doi:10.3102/10769986006002107 (J); Cumming & Finch (2001), doi:10.1177/0013164401614002 (dz interval)
 */
export function pairedTTest(differences: ArrayLike<number>, options: PairedTOptions = {}): PairedTResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  const confidence = requireProportion(options.confidence ?? 0.95, "confidence");
  const { n, mean, sd, standardError, standardised: dz } = meanOfDifferences(differences);
  const df = Math.max(0, n - 1);
  const base = { method: "paired t test", null: "asymptotic", n, alternative, df, mean } as const;
  if (n < 2 || sd === 0) {
    const reason = n === 0 ? "no pair" : n === 1 ? "a single pair has no variance" : "all differences are equal";
    const t = n < 2 || mean === 0 ? 0 : Math.sign(mean) * Number.POSITIVE_INFINITY;
    const undefinedParts = { p: null, floor: null, interval: null, dz: null, dzInterval: null };
    return { ...base, statistic: { symbol: "t", value: t }, ...undefinedParts, hedgesG: null, hedgesJ: null, reason };
  }
  const t = dz * Math.sqrt(n);
  const reach = -studentT.quantile((1 - confidence) / 2, df) * standardError;
  const hedgesJ = hedgesCorrection(df);
  return {
    ...base,
    statistic: { symbol: "t", value: t },
    ...pValue(studentTNull(df), t, alternative, "doubled"),
    interval: { low: mean - reach, high: mean + reach, requested: confidence, achieved: confidence },
    dz,
    dzInterval: standardisedInterval(dz, n, confidence),
    hedgesG: hedgesJ === null ? null : hedgesJ * dz,
    hedgesJ,
  };
}
