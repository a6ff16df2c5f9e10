import { decimalLattice } from "../numeric/decimal-lattice.js";
import { requireNumbers, requireSameLength } from "../numeric/require.js";
import { type PhaseSeries, phaseSeries } from "./phase-series.js";
import type { Label } from "./rows-by-label.js";

/** The visits of some patients as phase tests take them, made once for several tests. */
export interface PhaseData {
  /** Patients with visits in both phases, in an order that their values alone decide, so that sums round alike whatever the order of rows. */
  readonly ordered: readonly PhaseSeries[];
  /** The place of each in that order, in order of first appearance. */
  readonly places: Int32Array;
  /** Visits of these patients. */
  readonly n: number;
  /** Values were multiplied by this to become integers, so that differences equal on paper are equal. */
  readonly scale: number;
}

/** @throws RangeError on NaN, ±Infinity, differences that overflow, or unequal lengths. */
export function phaseData(patients: ArrayLike<Label>, after: ArrayLike<boolean>, values: ArrayLike<number>): PhaseData {
  requireSameLength(patients, "patients", values, "values");
  requireSameLength(after, "after", values, "values");
  const numbers = requireSpan(requireNumbers(values, "values"));
  const { integers, scale } = decimalLattice(numbers) ?? { integers: numbers, scale: 1 };
  const series = phaseSeries(patients, after, integers);
  const order = Array.from(series.keys()).sort((a, b) => canonically(series[a], series[b]));
  const places = new Int32Array(series.length);
  for (let place = 0; place < order.length; place++) places[order[place]] = place;
  let n = 0;
  for (const { values: own } of series) n += own.length;
  return { ordered: order.map((s) => series[s]), places, n, scale };
}

function requireSpan(values: Float64Array): Float64Array {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (!Number.isFinite(high - low)) throw new RangeError(`differences overflow; found values from ${low} to ${high}`);
  return values;
}

function canonically(left: PhaseSeries, right: PhaseSeries): number {
  return compare(left.before.values, right.before.values) || compare(left.after.values, right.after.values);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}
