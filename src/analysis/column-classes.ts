import { firstAbove } from "../stats/numeric/first-above.js";
import { valueClasses } from "../stats/numeric/value-classes.js";
import { Mark } from "../study/measurement.js";
import { limitsAmong, type RangedColumn } from "./censoring.js";
import { rowsWhere, taken } from "./rows.js";

/** A column sorted once, from which the ranks among any of its samples follow without sorting. */
export interface ColumnClasses {
  /** The class of equal values of each row, ascending from 0; −1 where the value is missing. */
  readonly classOf: Int32Array;
  /** The value of each class. */
  readonly values: Float64Array;
  /** Whether any value is known by a limit only. */
  readonly isCensored: boolean;
}

const known = new WeakMap<RangedColumn, ColumnClasses>();

export function columnClasses(column: RangedColumn): ColumnClasses {
  let classes = known.get(column);
  if (classes === undefined) {
    classes = sorted(column);
    known.set(column, classes);
  }
  return classes;
}

function sorted({ kind, value }: RangedColumn): ColumnClasses {
  const rows = rowsWhere(kind.length, (row) => kind[row] !== Mark.missing);
  const own = taken(value, rows);
  const found = valueClasses(own);
  const classOf = new Int32Array(kind.length).fill(-1);
  const values = new Float64Array(found.count);
  for (let i = 0; i < rows.length; i++) {
    classOf[rows[i]] = found.classOf[i];
    values[found.classOf[i]] = own[i];
  }
  return { classOf, values, isCensored: kind.includes(Mark.below) || kind.includes(Mark.above) };
}

/**
 * The classes of some of a column's usable rows, as `tieAtLimits` ties their values: those up to the highest limit among
 * these rows are one class, and those from the lowest upper limit on.
 */
export function classesTiedAtLimits(column: RangedColumn, rows: Uint32Array): Int32Array {
  const { classOf, values, isCensored } = columnClasses(column);
  const classes = taken(classOf, rows);
  if (!isCensored) return classes;
  const { limit, upper } = limitsAmong(column, rows);
  if (limit >= upper) return classes.fill(0);
  return within(firstAbove(values, limit) - 1, firstAbove(values, upper, true), classes);
}

/** The classes, those outside two of them as that one. */
function within(bottom: number, top: number, classes: Int32Array): Int32Array {
  for (let i = 0; i < classes.length; i++) {
    if (classes[i] < bottom) classes[i] = bottom;
    if (classes[i] > top) classes[i] = top;
  }
  return classes;
}
