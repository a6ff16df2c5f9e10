import { requireNumbers, requireSameLength } from "../numeric/require.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

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
  const xs = scaled(requireNumbers(x, "x"));
  const ys = scaled(requireNumbers(y, "y"));
  return [...rowsByLabel(patients).values()].map((own) => {
    const [meanX, meanY] = [meanOf(xs, own), meanOf(ys, own)];
    let [sxx, syy, sxy] = [0, 0, 0];
    for (const i of own) {
      const dx = xs[i] - meanX;
      const dy = ys[i] - meanY;
      sxx += dx * dx;
      syy += dy * dy;
      sxy += dx * dy;
    }
    return { n: own.length, sxx, syy, sxy };
  });
}

function scaled(values: Float64Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return values;
  const scale = 2 ** Math.max(-1021, Math.floor(Math.log2(largest)));
  return values.map((value) => value / scale);
}

/** Of equal values exactly that value, so that nothing is left about it. */
function meanOf(values: Float64Array, rows: readonly number[]): number {
  let sum = 0;
  let isConstant = true;
  for (const row of rows) {
    sum += values[row];
    isConstant &&= values[row] === values[rows[0]];
  }
  return isConstant ? values[rows[0]] : sum / rows.length;
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
