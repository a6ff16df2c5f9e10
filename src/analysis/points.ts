import type { Strata } from "../stats/null/ranked-strata.js";
import { strataOf } from "../stats/within/strata-columns.js";
import { Mark } from "../study/measurement.js";
import type { Samples, Study } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";
import { UNMATCHED } from "./match-scores.js";
import type { Plan } from "./plan.js";
import type { Alignment } from "./result.js";
import { rowsWhere, same, taken } from "./rows.js";

/** Samples that have an analyte's value and, by day, a visit with a score: the points of a correlation. */
export interface Points {
  /** Rows of `Study.samples`: the blood sample and the visit, each entry one point. */
  readonly analyteRows: Uint32Array;
  readonly scoreRows: Uint32Array;
  readonly days: Int32Array;
  /** The patient of each, ascending. */
  readonly patient: Uint32Array;
  /** Patients, and patients × windows; null where the plan leaves out the tests inside patients. */
  readonly strata: { readonly patients: Strata; readonly phases: Strata } | null;
}

/**
 * Points of an analyte and the visits matched with each sample. Analytes that were measured in the same samples, as most
 * of a panel are, get the same points, and the scores' ranks at them with these.
 */
export function pointsOfScores(
  study: Study,
  window: Alignment["window"],
  plan: Plan,
): (analyte: RangedColumn, visitOf: Int32Array) => Points {
  const last = new Map<Int32Array, { of: RangedColumn; points: Points }>();
  return (analyte, visitOf) => {
    const before = last.get(visitOf);
    if (before?.of === analyte) return before.points;
    const rows = rowsWhere(visitOf.length, (row) => visitOf[row] !== UNMATCHED && analyte.kind[row] !== Mark.missing);
    const shared = before !== undefined && same(before.points.analyteRows, rows);
    const points = shared ? before.points : pointsAt(rows, visitOf, study.samples, window, plan);
    last.set(visitOf, { of: analyte, points });
    return points;
  };
}

function pointsAt(
  rows: Uint32Array,
  visitOf: Int32Array,
  { patient, day }: Samples,
  window: Alignment["window"],
  { windows, within }: Plan,
): Points {
  const own = taken(patient, rows);
  return {
    analyteRows: rows,
    scoreRows: new Uint32Array(taken(visitOf, rows)),
    days: taken(day, rows),
    patient: own,
    strata: within
      ? { patients: strataOf(own), phases: strataOf(own.map((id, i) => id * windows.length + window[rows[i]])) }
      : null,
  };
}
