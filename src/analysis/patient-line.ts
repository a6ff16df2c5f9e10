import { median } from "../stats/numeric/describe.js";
import { fromScale } from "../study/scale.js";
import { countBelow, usable } from "./blocks.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import type { Block, Pair, PatientLine } from "./result.js";

/** One patient's own line in the comparison of two windows: `rows` are the patient's sample rows by window. */
export function patientLine(
  column: RangedColumn,
  block: Block,
  rows: readonly (readonly number[])[],
  before: number,
  after: number,
  pair: Pair | undefined,
): PatientLine {
  const rowsBefore = usable(column, rows[before]);
  const rowsAfter = usable(column, rows[after]);
  const inUnit = (x: number | undefined) => (x === undefined ? null : fromScale(x, column.scale));
  return {
    patient: block.patient,
    nBefore: rowsBefore.length,
    nAfter: rowsAfter.length,
    nBelow: countBelow(column, rowsBefore) + countBelow(column, rowsAfter),
    medianBefore: inUnit(medianOf(column, rowsBefore)),
    medianAfter: inUnit(medianOf(column, rowsAfter)),
    valueBefore: inUnit(block.values[before]?.value),
    valueAfter: inUnit(block.values[after]?.value),
    estimate: inUnit(shift(column, rowsBefore, rowsAfter)),
    direction: pair === undefined ? null : (Math.sign(pair.difference) as -1 | 0 | 1),
  };
}

function medianOf(column: RangedColumn, rows: readonly number[]): number | undefined {
  return rows.length === 0 ? undefined : median(rows.map((row) => column.value[row]));
}

/** Hodges–Lehmann shift: the median of all (after − before) pairs of the patient's samples, limits tied. */
function shift(column: RangedColumn, before: readonly number[], after: readonly number[]): number | undefined {
  if (before.length === 0 || after.length === 0) return undefined;
  const values = tieAtLimits(column, [...before, ...after]);
  const differences: number[] = [];
  for (let i = 0; i < before.length; i++)
    for (let j = before.length; j < values.length; j++) differences.push(values[j] - values[i]);
  return median(differences);
}
