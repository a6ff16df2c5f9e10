import { driftTest } from "../stats/within/drift-test.js";
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
  readonly rows: number[];
  readonly patients: number[];
  readonly after: boolean[];
  readonly days: number[];
  /** On the analysis scale, limits tied within each patient. */
  readonly values: number[];
}

/** Each patient's own phase test: computed, of all of them, when the first is asked for. */
export interface PatientPhases {
  get(patient: number): PatientPhase | undefined;
}

/** The phase test of one variable over two windows, with each patient's own. */
export function phaseOf(
  column: RangedColumn,
  usable: WindowRows,
  days: Samples["day"],
  windows: { before: number; after: number },
  plan: Plan,
): { phase: PhaseResult; byPatient: PatientPhases } {
  const series = phaseSamples(column, usable, days, windows);
  const { patients, after, values } = series;
  const { alternative, confidence, seed } = plan;
  const data = phaseData(patients, after, values);
  const { together: test, lines } = phaseTestInParts(data, { alternative, confidence, seed });
  const shift = phaseTestAlone(data, { scheme: "shift", alternative, seed });
  const drift = driftTest(
    patients.map((patient, i) => 2 * patient + Number(after[i])),
    series.days,
    values,
  );
  const phase = {
    test,
    estimate: test.estimate === null ? null : fromScale(test.estimate, column.scale),
    interval: test.interval && intervalInUnit(test.interval, column),
    effect: test.effect,
    pShift: shift.p,
    pDrift: drift.p,
    adjusted: null,
  };
  let known: ReadonlyMap<number, PatientPhase> | undefined;
  const get = (patient: number) => {
    known ??= new Map(lines().map((line) => [Number(line.patient), line]));
    return known.get(patient);
  };
  return { phase, byPatient: { get } };
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
  const series: PhaseSamples = { rows: [], patients: [], after: [], days: [], values: [] };
  for (const [patient, rows] of usable.entries()) {
    const [before, after] = [rows[windows.before], rows[windows.after]];
    if (before.length === 0 || after.length === 0) continue;
    const both = [...before, ...after];
    for (const [i, value] of tieAtLimits(column, both).entries()) {
      series.rows.push(both[i]);
      series.patients.push(patient);
      series.after.push(i >= before.length);
      series.days.push(days[both[i]]);
      series.values.push(value);
    }
  }
  return series;
}
