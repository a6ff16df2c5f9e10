import { decimalLattice } from "../numeric/decimal-lattice.js";
import { requireNumbers, requireSameLength } from "../numeric/require.js";
import { type PhaseSeries, phaseSeries } from "./phase-series.js";
import type { Label } from "./rows-by-label.js";

/** The visits of some patients as phase tests take them, made once for several tests. */
export interface PhaseData {
  readonly series: PhaseSeries;
  /** Values were multiplied by this to become integers, so that differences equal on paper are equal. */
  readonly scale: number;
}

/** @throws RangeError on NaN, ±Infinity, differences that overflow, or unequal lengths. */
export function phaseData(patients: ArrayLike<Label>, after: ArrayLike<boolean>, values: ArrayLike<number>): PhaseData {
  requireSameLength(patients, "patients", values, "values");
  requireSameLength(after, "after", values, "values");
  const numbers = requireSpan(requireNumbers(values, "values"));
  const { integers, scale } = decimalLattice(numbers) ?? { integers: numbers, scale: 1 };
  return { series: phaseSeries(patients, after, integers), scale };
}

function requireSpan(values: Float64Array): Float64Array {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  if (!Number.isFinite(high - low)) throw new RangeError(`differences overflow; found values from ${low} to ${high}`);
  return values;
}
