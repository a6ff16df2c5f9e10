import { requireProportion } from "../numeric/require.js";
import type { Interval } from "../result.js";
import { patientDeviations, patientSums, resampledCorrelation } from "../within/patient-sums.js";
import { type ResampleOptions, resample } from "./resample.js";
import { quantileOf } from "./weighted-sample.js";

export interface ClusterBootstrapOptions extends ResampleOptions {
  readonly confidence?: number;
}

export interface ClusterBootstrapResult {
  /** The repeated-measures correlation of the data; null where x or y varies in no patient. */
  readonly estimate: number | null;
  /** Percentile interval; its achieved level is the nominal one. Null where undefined. */
  readonly interval: Interval | null;
  readonly reason?: string;
  /** All Nᴺ resamples of patients, or the draws. */
  readonly nResamples: number;
  readonly nUndefined: number;
  /** How many different resamples there are; null where they were drawn. */
  readonly nDistinctMultisets: number | null;
  /** The interval describes these patients: with so few distinct resamples it has no level to speak of. */
  readonly descriptive: boolean;
}

/** Below this many patients the interval is labelled descriptive. */
const ENOUGH_PATIENTS = 20;

/**
 * Cluster bootstrap of the repeated-measures correlation (`rmcorr`): whole patients are drawn with replacement, a
 * patient drawn twice counting as two. All Nᴺ resamples are enumerated up to 10 patients (27, of 10 kinds, at 3);
 * percentile interval with type 7 quantiles. Resamples in which x or y varies in no patient are counted as undefined
 * and left out.
 *
 * @param patients label of each sample's patient.
 * @throws RangeError on NaN, ±Infinity or different lengths.
 * @see Field & Welsh (2007), doi:10.1111/j.1467-9868.2007.00593.x
 */
export function clusterBootstrap(
  patients: ArrayLike<string | number>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ClusterBootstrapOptions = {},
): ClusterBootstrapResult {
  const confidence = requireProportion(options.confidence ?? 0.95, "confidence");
  // Sorted, so that seeded draws do not depend on the order of patients.
  const columns = patientDeviations(patients, x, y);
  const sums = patientSums(columns.strata, columns.x, columns.y).sort(
    (a, b) => a.n - b.n || a.sxx - b.sxx || a.syy - b.syy || a.sxy - b.sxy,
  );
  const estimate = resampledCorrelation(sums, new Uint8Array(sums.length).fill(1));
  const descriptive = sums.length < ENOUGH_PATIENTS;
  if (estimate === null) {
    const reason = sums.length === 0 ? "no sample" : "x or y varies in no patient";
    return { estimate, interval: null, reason, nResamples: 0, nUndefined: 0, nDistinctMultisets: null, descriptive };
  }
  const { sample, nResamples, nUndefined, nDistinctMultisets } = resample(
    sums.length,
    (counts) => resampledCorrelation(sums, counts),
    options,
  );
  const tail = (1 - confidence) / 2;
  const interval =
    sample.total === 0
      ? null
      : {
          low: quantileOf(sample, tail),
          high: quantileOf(sample, 1 - tail),
          requested: confidence,
          achieved: confidence,
        };
  const found = { estimate, interval, nResamples, nUndefined, nDistinctMultisets, descriptive };
  return interval === null ? { ...found, reason: "x or y varies in no patient of any resample" } : found;
}
