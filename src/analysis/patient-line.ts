import { median } from "../stats/numeric/describe.js";
import type { PatientPhase } from "../stats/within/phase-test.js";
import { fromScale } from "../study/scale.js";
import { countBelow } from "./blocks.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { intervalInUnit } from "./phase.js";
import type { Block, Pair, PatientLine, PhaseLine } from "./result.js";

/** What is known of one patient in the comparison of two windows. */
export interface Known {
  readonly block: Block;
  /** The patient's usable rows in the two windows. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly values: { readonly before: number | undefined; readonly after: number | undefined };
  readonly pair: Pair | undefined;
  readonly phase: PatientPhase | undefined;
}

/** One patient's own line. */
export function patientLine(column: RangedColumn, { block, before, after, values, pair, phase }: Known): PatientLine {
  const inUnit = (x: number | undefined) => (x === undefined ? null : fromScale(x, column.scale));
  return {
    patient: block.patient,
    nBefore: before.length,
    nAfter: after.length,
    nBelow: countBelow(column, before) + countBelow(column, after),
    medianBefore: inUnit(medianOf(column, before)),
    medianAfter: inUnit(medianOf(column, after)),
    valueBefore: inUnit(values.before),
    valueAfter: inUnit(values.after),
    estimate: inUnit(phase === undefined ? shift(column, before, after) : phase.estimate),
    phase: phase === undefined ? null : phaseLine(column, phase),
    direction: pair === undefined ? null : (Math.sign(pair.difference) as -1 | 0 | 1),
  };
}

function medianOf(column: RangedColumn, rows: readonly number[]): number | undefined {
  return rows.length === 0 ? undefined : median(Float64Array.from(rows, (row) => column.value[row]));
}

/** Hodges–Lehmann shift, where no phase test was asked for: the median of all (after − before) pairs, limits tied. */
function shift(column: RangedColumn, before: readonly number[], after: readonly number[]): number | undefined {
  if (before.length === 0 || after.length === 0) return undefined;
  const values = tieAtLimits(column, [...before, ...after]);
  const differences = new Float64Array(before.length * after.length);
  let filled = 0;
  for (let i = 0; i < before.length; i++)
    for (let j = before.length; j < values.length; j++) differences[filled++] = values[j] - values[i];
  return median(differences);
}

function phaseLine(column: RangedColumn, { interval, effect, p, floor }: PatientPhase): PhaseLine | null {
  return interval && { interval: intervalInUnit(interval, column), effect, p, floor };
}
