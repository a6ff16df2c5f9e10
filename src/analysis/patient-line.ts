import { median } from "../stats/numeric/describe.js";
import type { PatientPhase } from "../stats/within/patient-phase.js";
import { fromScale } from "../study/scale.js";
import type { Scale } from "../study/variable.js";
import { countBelow, type WindowRows } from "./blocks.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { intervalInUnit } from "./phase.js";
import type { Summary } from "./plan.js";
import type { Block, Pair, PatientLine, PhaseLine } from "./result.js";
import { medianOf } from "./summary.js";

/** Every patient's own line in the comparison of two windows. `phases`: of those with samples in both, if asked for. */
export function patientLines(
  column: RangedColumn,
  blocks: readonly Block[],
  usable: WindowRows,
  { before, after, pairs }: { before: number; after: number; pairs: readonly Pair[] },
  phases: readonly PatientPhase[] | undefined,
  summary: Summary,
): PatientLine[] {
  const { scale } = column;
  // Both lists are in the order of blocks.
  let [nextPair, nextPhase] = [0, 0];
  const lines: PatientLine[] = [];
  for (const { patient, values } of blocks) {
    const first = usable[patient][before];
    const second = usable[patient][after];
    const pair = pairs[nextPair]?.patient === patient ? pairs[nextPair++] : null;
    const phase = phases?.[nextPhase]?.patient === patient ? phases[nextPhase++] : null;
    const valueBefore = inUnit(values[before]?.value, scale);
    const valueAfter = inUnit(values[after]?.value, scale);
    const isMedian = summary === "median";
    lines.push({
      patient,
      nBefore: first.length,
      nAfter: second.length,
      nBelow: countBelow(column, first) + countBelow(column, second),
      medianBefore: isMedian ? valueBefore : medianInUnit(column, first),
      medianAfter: isMedian ? valueAfter : medianInUnit(column, second),
      valueBefore,
      valueAfter,
      estimate: inUnit(phase === null ? shift(column, first, second) : phase.estimate, scale),
      phase: phase && phaseLine(column, phase),
      direction: pair === null ? null : (Math.sign(pair.difference) as -1 | 0 | 1),
    });
  }
  return lines;
}

const inUnit = (x: number | undefined, scale: Scale): number | null => (x === undefined ? null : fromScale(x, scale));

const medianInUnit = (column: RangedColumn, rows: readonly number[]): number | null =>
  rows.length === 0 ? null : fromScale(medianOf(column, rows), column.scale);

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
