import type { Strata } from "../null/ranked-strata.js";
import { powerOfTwoBelow } from "../numeric/power-of-two.js";
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

/** Patients in order of first appearance. @throws RangeError on NaN, ±Infinity or different lengths. */
export function patientDeviations(
  patients: ArrayLike<Label>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { readonly strata: Strata; readonly x: Deviations; readonly y: Deviations } {
  requireSameLength(patients, "patients", x, "x");
  requireSameLength(x, "x", y, "y");
  const strata = strataOf(patients);
  return { strata, x: deviations(requireNumbers(x, "x"), strata), y: deviations(requireNumbers(y, "y"), strata) };
}

/**
 * Sums of squares and products of x and y about each patient's own means. A patient whose x (or y) are all equal gets an
 * exact 0. All of x (and of y) is first divided by one power of two, so that squares of 1e300 do not overflow;
 * correlations and shares are unaffected.
 */
export function patientSums({ starts }: Strata, x: Deviations, y: Deviations): PatientSums[] {
  return Array.from(x.squares, (sxx, s) => {
    const n = starts[s + 1] - starts[s];
    return { n, sxx, syy: y.squares[s], sxy: productOf(x.byPlace, y.byPlace, starts[s], starts[s + 1]) };
  });
}

/** Sums over all patients, and what else a correlation of them asks. */
export interface PooledSums {
  readonly n: number;
  readonly nPatients: number;
  /** Patients in whom x and y both vary. */
  readonly nContributing: number;
  readonly sxx: number;
  readonly syy: number;
  readonly sxy: number;
}

export function pooledSums({ starts }: Strata, x: Deviations, y: Deviations): PooledSums {
  let nContributing = 0;
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    sxx += x.squares[s];
    syy += y.squares[s];
    sxy += productOf(x.byPlace, y.byPlace, starts[s], starts[s + 1]);
    if (x.squares[s] > 0 && y.squares[s] > 0) nContributing++;
  }
  return { n: x.byPlace.length, nPatients: starts.length - 1, nContributing, sxx, syy, sxy };
}

function productOf(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += a[i] * b[i];
  return sum;
}

/** A column about each stratum's own mean, up to a power of two. */
export interface Deviations {
  /** Strata one after the other. */
  readonly byPlace: Float64Array;
  /** The sum of squares of each stratum. */
  readonly squares: Float64Array;
}

export function deviations(values: Float64Array, { starts, place }: Strata): Deviations {
  const scale = powerOfTwoBelow(values);
  const byPlace = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) byPlace[place[row]] = values[row] / scale;
  const squares = new Float64Array(starts.length - 1);
  for (let s = 0; s < squares.length; s++) {
    const to = starts[s + 1];
    const mean = meanOf(byPlace, starts[s], to);
    let sum = 0;
    for (let i = starts[s]; i < to; i++) {
      const deviation = byPlace[i] - mean;
      byPlace[i] = deviation;
      sum += deviation * deviation;
    }
    squares[s] = sum;
  }
  return { byPlace, squares };
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
export function pooledCorrelation({ sxx, syy, sxy }: Pick<PooledSums, "sxx" | "syy" | "sxy">): number | null {
  if (sxx === 0 || syy === 0) return null;
  // One root keeps ±1 exact; two where the product would underflow.
  const scale = sxx * syy > 1e-280 ? Math.sqrt(sxx * syy) : Math.sqrt(sxx) * Math.sqrt(syy);
  return Math.max(-1, Math.min(1, sxy / scale));
}

/** The same of patients that count several times. */
export function resampledCorrelation(sums: readonly PatientSums[], counts: ArrayLike<number>): number | null {
  let sxx = 0;
  let syy = 0;
  let sxy = 0;
  for (let i = 0; i < sums.length; i++) {
    sxx += counts[i] * sums[i].sxx;
    syy += counts[i] * sums[i].syy;
    sxy += counts[i] * sums[i].sxy;
  }
  return pooledCorrelation({ sxx, syy, sxy });
}
