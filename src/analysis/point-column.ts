import { type RankedColumn, rankedClasses } from "../stats/null/ranked-column.js";
import { type RankedStrata, rankedStrata } from "../stats/null/ranked-strata.js";
import { byClass } from "../stats/numeric/value-classes.js";
import { type Deviations, deviations } from "../stats/within/patient-sums.js";
import { Mark } from "../study/measurement.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { classesTiedAtLimits, columnClasses } from "./column-classes.js";
import type { Points } from "./points.js";
import { taken } from "./rows.js";

/** One variable at the points of a correlation, and what the tests of each pair with it ask of it. */
export interface PointColumn {
  /** Non-detects among the points. */
  readonly nBelow: number;
  /** The values as rank statistics take them, tied at their limits. */
  tied(): Float64Array;
  readonly ranked: RankedColumn;
  /** By patient: 1 where the tied values are not all one. */
  readonly varies: Uint8Array;
  /** Null where the plan leaves out the tests inside patients. */
  readonly inside: {
    readonly patients: RankedStrata;
    readonly phases: RankedStrata;
    /** The values on their analysis scale, about each patient's mean. */
    readonly about: Deviations;
  } | null;
}

const known = new WeakMap<Points, WeakMap<RangedColumn, PointColumn>>();

/** A column at its rows of the points, which several pairs share. */
export function pointColumn(points: Points, column: RangedColumn, rows: Uint32Array): PointColumn {
  let columns = known.get(points);
  if (columns === undefined) {
    columns = new WeakMap();
    known.set(points, columns);
  }
  let own = columns.get(column);
  if (own === undefined) {
    own = build(points, column, rows);
    columns.set(column, own);
  }
  return own;
}

function build({ patient, strata }: Points, column: RangedColumn, rows: Uint32Array): PointColumn {
  const { values, isCensored } = columnClasses(column);
  const classes = classesTiedAtLimits(column, rows);
  return {
    nBelow: isCensored ? belowAmong(column, rows) : 0,
    tied: () => tieAtLimits(column, rows),
    ranked: rankedClasses(classes, values.length),
    varies: variesIn(classes, patient),
    inside: strata && insideOf(strata, classes, values.length, taken(column.value, rows)),
  };
}

function insideOf(
  { patients, phases }: NonNullable<Points["strata"]>,
  classes: Int32Array,
  count: number,
  values: Float64Array,
): PointColumn["inside"] {
  const sorted = byClass(classes, count);
  return {
    patients: rankedStrata(classes, sorted, patients),
    phases: rankedStrata(classes, sorted, phases),
    about: deviations(values, patients),
  };
}

function belowAmong({ kind }: RangedColumn, rows: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (kind[rows[i]] === Mark.below) count++;
  return count;
}

/** A patient's points lie together. */
function variesIn(classes: Int32Array, patient: Uint32Array): Uint8Array {
  const points = patient.length;
  const varies = new Uint8Array(points === 0 ? 0 : patient[points - 1] + 1);
  for (let i = 1; i < points; i++)
    if (patient[i] === patient[i - 1] && classes[i] !== classes[i - 1]) varies[patient[i]] = 1;
  return varies;
}
