import { driftInStrata } from "../stats/within/drift-test.js";
import type { PatientPhase } from "../stats/within/patient-phase.js";
import { phaseData } from "../stats/within/phase-data.js";
import { phaseTestAlone, phaseTestInParts } from "../stats/within/phase-test.js";
import { Mark } from "../study/measurement.js";
import { fromScale } from "../study/scale.js";
import type { Samples } from "../study/study.js";
import type { WindowRows } from "./blocks.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import type { Plan } from "./plan.js";
import type { Interval, PhaseResult } from "./result.js";

/** The samples of the patients who have some in both windows, patient by patient in order of day, as the tests inside patients take them. */
export interface PhaseSamples {
  /** Rows of `Study.samples`. */
  readonly rows: Uint32Array;
  readonly patients: Uint32Array;
  readonly after: readonly boolean[];
  readonly days: Float64Array;
  /** On the analysis scale, limits tied within each patient. */
  readonly values: Float64Array;
  /** Where the samples of each patient in each window start, and where the last ones end. */
  readonly starts: readonly number[];
}

/** The phase test of one variable over two windows, with each patient's own. */
export function phaseOf(
  column: RangedColumn,
  usable: WindowRows,
  days: Samples["day"],
  windows: { before: number; after: number },
  plan: Plan,
): { phase: PhaseResult; lines: () => readonly PatientPhase[] } {
  const series = phaseSamples(column, usable, days, windows);
  const { patients, after, values } = series;
  const { alternative, confidence, seed } = plan;
  const data = phaseData(patients, after, values);
  const { together: test, lines } = phaseTestInParts(data, { alternative, confidence, seed });
  const shift = phaseTestAlone(data, { scheme: "shift", alternative, seed });
  const drift = driftInStrata(series.starts, series.days, values);
  const phase = {
    test,
    estimate: test.estimate === null ? null : fromScale(test.estimate, column.scale),
    interval: test.interval && intervalInUnit(test.interval, column),
    effect: test.effect,
    pShift: shift.p,
    pDrift: drift.p,
    adjusted: null,
  };
  return { phase, lines };
}

export function intervalInUnit(interval: Interval, { scale }: RangedColumn): Interval {
  return { ...interval, low: fromScale(interval.low, scale), high: fromScale(interval.high, scale) };
}

/** The usable samples of one variable in two windows. */
export function phaseSamples(
  column: RangedColumn,
  usable: WindowRows,
  days: Samples["day"],
  windows: { before: number; after: number },
): PhaseSamples {
  let size = 0;
  for (let patient = 0; patient < usable.length; patient++) {
    const before = usable[patient][windows.before].length;
    const after = usable[patient][windows.after].length;
    if (before > 0 && after > 0) size += before + after;
  }
  const rows = new Uint32Array(size);
  const patients = new Uint32Array(size);
  const dayOf = new Float64Array(size);
  const values = new Float64Array(size);
  const isAfter: boolean[] = [];
  const starts = [0];
  for (let patient = 0; patient < usable.length; patient++) {
    const before = usable[patient][windows.before];
    const after = usable[patient][windows.after];
    if (before.length === 0 || after.length === 0) continue;
    const start = isAfter.length;
    const middle = start + before.length;
    const end = middle + after.length;
    let isObserved = true;
    for (let i = start; i < end; i++) {
      const row = i < middle ? before[i - start] : after[i - middle];
      rows[i] = row;
      values[i] = column.value[row];
      isObserved &&= column.kind[row] === Mark.observed;
      patients[i] = patient;
      dayOf[i] = days[row];
      isAfter.push(i >= middle);
    }
    // Without a limit among them nothing ties.
    if (!isObserved) values.set(tieAtLimits(column, rows.subarray(start, end)), start);
    starts.push(middle, end);
  }
  return { rows, patients, after: isAfter, days: dayOf, values, starts };
}
