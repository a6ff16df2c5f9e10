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
  readonly rows: number[];
  readonly patients: number[];
  readonly after: boolean[];
  readonly days: number[];
  /** On the analysis scale, limits tied within each patient. */
  readonly values: number[];
  /** Where the samples of each patient in each window start, and where the last ones end. */
  readonly starts: number[];
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
  const drift = driftInStrata(series.starts, Float64Array.from(series.days), Float64Array.from(values));
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
  const series: PhaseSamples = { rows: [], patients: [], after: [], days: [], values: [], starts: [0] };
  for (let patient = 0; patient < usable.length; patient++) {
    const [before, after] = [usable[patient][windows.before], usable[patient][windows.after]];
    if (before.length === 0 || after.length === 0) continue;
    const rows = before.concat(after);
    const values = tieAtLimits(column, rows);
    for (let i = 0; i < rows.length; i++) {
      series.rows.push(rows[i]);
      series.patients.push(patient);
      series.after.push(i >= before.length);
      series.days.push(days[rows[i]]);
      series.values.push(values[i]);
    }
    series.starts.push(series.rows.length - after.length, series.rows.length);
  }
  return series;
}
