import type { Strata } from "../null/ranked-strata.js";
import { requireNumbers, requireSameLength } from "../numeric/require.js";
import type { Label } from "./rows-by-label.js";
import { strataOf } from "./strata-columns.js";

/** One patient's centred sums of squares and products. */
export interface PatientSums {
  readonly n: number;
  readonly sxx: number;
  readonly syy: number;
  readonly sxy: number;
}

/**
 * Sums of squares and products of x and y about each patient's own means, patients in order of first appearance.
 * A patient whose x (or y) are all equal gets an exact 0. All of x (and of y) is first divided by one power of two, so
 * that squares of 1e300 do not overflow; correlations and shares are unaffected.
 *
 * @throws RangeError on NaN, ±Infinity or different lengths.
 */
export function patientSums(patients: ArrayLike<Label>, x: ArrayLike<number>, y: ArrayLike<number>): PatientSums[] {
  requireSameLength(patients, "patients", x, "x");
  requireSameLength(x, "x", y, "y");
  const strata = strataOf(patients);
  return sumsOfDeviations(
    strata,
    deviations(requireNumbers(x, "x"), strata),
    deviations(requireNumbers(y, "y"), strata),
  );
}

/** The same of columns that several correlations share. */
export function sumsOfDeviations({ starts }: Strata, x: Deviations, y: Deviations): PatientSums[] {
  const sums: PatientSums[] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    let sxy = 0;
    for (let i = starts[s]; i < starts[s + 1]; i++) sxy += x.byPlace[i] * y.byPlace[i];
    sums.push({ n: starts[s + 1] - starts[s], sxx: x.squares[s], syy: y.squares[s], sxy });
  }
  return sums;
}

/** A column about each stratum's own mean, up to a power of two. */
export interface Deviations {
  /** Strata one after the other. */
  readonly byPlace: Float64Array;
  /** The sum of squares of each stratum. */
  readonly squares: Float64Array;
}

export function deviations(values: Float64Array, { starts, place }: Strata): Deviations {
  const scale = scaleOf(values);
  const byPlace = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) byPlace[place[row]] = values[row] / scale;
  const squares = new Float64Array(starts.length - 1);
  for (let s = 0; s < squares.length; s++) {
    const mean = meanOf(byPlace, starts[s], starts[s + 1]);
    for (let i = starts[s]; i < starts[s + 1]; i++) {
      byPlace[i] -= mean;
      squares[s] += byPlace[i] * byPlace[i];
    }
  }
  return { byPlace, squares };
}

/** The power of two at or below the largest of the values, as far as it divides without overflow. */
function scaleOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest === 0 ? 1 : 2 ** Math.max(-1021, Math.floor(Math.log2(largest)));
}

/** Of equal values exactly that value, so that nothing is left about it. */
function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  let isConstant = true;
  for (let i = from; i < to; i++) {
    sum += values[i];
    isConstant &&= values[i] === values[from];
  }
  return isConstant ? values[from] : sum / (to - from);
}

/** Pooled within-patient correlation Σsxy/√(Σsxx·Σsyy); null where x or y varies in no patient. */
export function pooledCorrelation(sums: readonly PatientSums[], counts?: ArrayLike<number>): number | null {
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (const [i, patient] of sums.entries()) {
    const times = counts === undefined ? 1 : counts[i];
    sxx += times * patient.sxx;
    syy += times * patient.syy;
    sxy += times * patient.sxy;
  }
  if (sxx === 0 || syy === 0) return null;
  // One root keeps ±1 exact; two where the product would underflow.
  const scale = sxx * syy > 1e-280 ? Math.sqrt(sxx * syy) : Math.sqrt(sxx) * Math.sqrt(syy);
  return Math.max(-1, Math.min(1, sxy / scale));
}
