import { median } from "../stats/numeric/describe.js";
import type { PatientPhase } from "../stats/within/phase-test.js";
import { fromScale } from "../study/scale.js";
import { countBelow, type WindowRows } from "./blocks.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { intervalInUnit, type PatientPhases } from "./phase.js";
import type { Block, Pair, PatientLine, PhaseLine } from "./result.js";

/** Every patient's own line in the comparison of two windows. */
export function patientLines(
  column: RangedColumn,
  blocks: readonly Block[],
  usable: WindowRows,
  { before, after, pairs }: { before: number; after: number; pairs: readonly Pair[] },
  phases: PatientPhases | undefined,
): PatientLine[] {
  const pairOf = new Map(pairs.map((pair) => [pair.patient, pair]));
  const inUnit = (x: number | undefined) => (x === undefined ? null : fromScale(x, column.scale));
  return blocks.map(({ patient, values }) => {
    const [first, second] = [usable[patient][before], usable[patient][after]];
    const [pair, phase] = [pairOf.get(patient), phases?.get(patient)];
    return {
      patient,
      nBefore: first.length,
      nAfter: second.length,
      nBelow: countBelow(column, first) + countBelow(column, second),
      medianBefore: inUnit(medianOf(column, first)),
      medianAfter: inUnit(medianOf(column, second)),
      valueBefore: inUnit(values[before]?.value),
      valueAfter: inUnit(values[after]?.value),
      estimate: inUnit(phase === undefined ? shift(column, first, second) : phase.estimate),
      phase: phase === undefined ? null : phaseLine(column, phase),
      direction: pair === undefined ? null : (Math.sign(pair.difference) as -1 | 0 | 1),
    };
  });
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
