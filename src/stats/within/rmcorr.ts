import { studentTNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import { normal } from "../numeric/normal.js";
import { requireProportion } from "../numeric/require.js";
import type { Interval } from "../result.js";
import { type PooledSums, patientDeviations, pooledCorrelation, pooledSums } from "./patient-sums.js";

export interface RmcorrResult {
  /** Null where x or y varies in no patient. */
  readonly r: number | null;
  /** Samples − patients − 1; constant patients and those with one sample keep their place in it. */
  readonly df: number;
  /** Two-sided; null where r or its t approximation is undefined. */
  readonly p: number | null;
  /** tanh(atanh r ± z/√(df − 1)); null at df ≤ 1 and |r| = 1. */
  readonly interval: Interval | null;
  readonly log10P?: number;
  readonly reason?: string;
  readonly n: number;
  /** All patients, and those in whom x and y both vary. */
  readonly nPatients: number;
  readonly nContributing: number;
}

/**
 * Repeated-measures correlation: the common slope of y on x inside patients, as a correlation. Null hypothesis: given
 * patients' own levels, y is independent normal around them with one variance, unrelated to x. It takes visits as
 * independent given the patient, so serial correlation and shared trends make p too small.
 *
 * @param patients label of each sample's patient.
 * @throws RangeError on NaN, ±Infinity or different lengths.
 * @see Bakdash & Marusich (2017), doi:10.3389/fpsyg.2017.00456
 */
export function rmcorr(
  patients: ArrayLike<string | number>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: { readonly confidence?: number } = {},
): RmcorrResult {
  const columns = patientDeviations(patients, x, y);
  return rmcorrOf(pooledSums(columns.strata, columns.x, columns.y), options);
}

/** The same of sums that are known. */
export function rmcorrOf(sums: PooledSums, options: { readonly confidence?: number } = {}): RmcorrResult {
  const confidence = requireProportion(options.confidence ?? 0.95, "confidence");
  const { n, nPatients, nContributing } = sums;
  const df = Math.max(0, n - nPatients - 1);
  const r = pooledCorrelation(sums);
  const base = { r, df, n, nPatients, nContributing };
  if (r === null) {
    return { ...base, p: null, interval: null, reason: n === 0 ? "no sample" : "x or y varies in no patient" };
  }
  if (df < 1) return { ...base, p: null, interval: null, reason: "no degree of freedom" };
  if (1 - Math.abs(r) < 1e-12) {
    return { ...base, p: null, interval: null, reason: "|r| = 1, where the t approximation is undefined" };
  }
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  const { p, log10P } = pValue(studentTNull(df), t, "two-sided", "doubled");
  const reach = -normal.quantile((1 - confidence) / 2) / Math.sqrt(df - 1);
  const end = (side: number) => Math.tanh(Math.atanh(r) + side * reach);
  const interval = df <= 1 ? null : { low: end(-1), high: end(1), requested: confidence, achieved: confidence };
  return { ...base, p, interval, ...(log10P === undefined ? {} : { log10P }) };
}
