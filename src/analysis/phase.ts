import { driftInStrata } from "../stats/within/drift-test.js";
import { phaseData } from "../stats/within/phase-data.js";
import { type PatientPhase, phaseTestAlone, phaseTestInParts } from "../stats/within/phase-test.js";
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
  const both = usable.map((own, patient) => ({ patient, before: own[windows.before], after: own[windows.after] }));
  const used = both.filter(({ before, after }) => before.length > 0 && after.length > 0);
  const size = used.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
  const [rows, patients] = [new Uint32Array(size), new Uint32Array(size)];
  const [dayOf, values] = [new Float64Array(size), new Float64Array(size)];
  const isAfter: boolean[] = [];
  const starts = [0];
  let filled = 0;
  for (const { patient, before, after } of used) {
    const start = filled;
    for (const row of before) rows[filled++] = row;
    for (const row of after) rows[filled++] = row;
    const middle = start + before.length;
    for (let i = start; i < filled; i++) {
      patients[i] = patient;
      isAfter.push(i >= middle);
      dayOf[i] = days[rows[i]];
    }
    values.set(tieAtLimits(column, rows.subarray(start, filled)), start);
    starts.push(middle, filled);
  }
  return { rows, patients, after: isAfter, days: dayOf, values, starts };
}
