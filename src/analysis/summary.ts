import { mean } from "../stats/numeric/describe.js";
import { select } from "../stats/numeric/select.js";
import { Mark } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";
import type { Summary } from "./plan.js";
import type { Ranged, WindowValue } from "./result.js";

/**
 * A patient's samples in a window as one value on the analysis scale; null without any.
 * Every summary is monotone in each sample, so applied to low, value and high it keeps low ≤ value ≤ high.
 */
export function summarise(
  column: RangedColumn,
  rows: ArrayLike<number>,
  days: Samples["day"],
  summary: Summary,
): Omit<WindowValue, "n" | "nBelow"> | null {
  if (rows.length === 0) return null;
  if (summary === "median") return each(column, rows, openMedian);
  if (summary === "mean") return each(column, rows, openMean);
  if (summary === "min") return each(column, rows, (values) => values.reduce((a, b) => Math.min(a, b)));
  if (summary === "max") return each(column, rows, (values) => values.reduce((a, b) => Math.max(a, b)));
  const row = rows[chosen(rows, days, summary)];
  return { low: column.low[row], value: column.value[row], high: column.high[row] };
}

/** The median of a patient's samples, whatever their summary. There must be one. */
export const medianOf = (column: RangedColumn, rows: ArrayLike<number>): number =>
  openMedian(valuesAt(column.value, rows));

/** The median of ranges, itself a range: what is known of it where some are undetermined. There must be one. */
export function middleOf(ranges: readonly Ranged[]): Ranged {
  const low = new Float64Array(ranges.length);
  const value = new Float64Array(ranges.length);
  const high = new Float64Array(ranges.length);
  for (let i = 0; i < ranges.length; i++) {
    low[i] = ranges[i].low;
    value[i] = ranges[i].value;
    high[i] = ranges[i].high;
  }
  const middle = openMedian(value);
  return { low: Math.min(openMedian(low), middle), value: middle, high: Math.max(openMedian(high), middle) };
}

/** A summary of each end; where every sample was observed, the ends are the value. */
function each(column: RangedColumn, rows: ArrayLike<number>, statistic: (values: Float64Array) => number) {
  const of = (values: Float64Array) => statistic(valuesAt(values, rows));
  const value = of(column.value);
  if (allObserved(column, rows)) return { low: value, value, high: value };
  return { low: Math.min(of(column.low), value), value, high: Math.max(of(column.high), value) };
}

/** By length, for values that are looked at and forgotten: a window has few samples, and a study many windows. */
const rooms: Float64Array[] = [];
const LONGEST_ROOM = 64;

/** The values of some samples, until anybody asks for others. */
function valuesAt(values: Float64Array, rows: ArrayLike<number>): Float64Array {
  const { length } = rows;
  let picked = rooms[length];
  if (picked === undefined) {
    picked = new Float64Array(length);
    if (length <= LONGEST_ROOM) rooms[length] = picked;
  }
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]];
  return picked;
}

function allObserved({ kind }: RangedColumn, rows: ArrayLike<number>): boolean {
  for (let i = 0; i < rows.length; i++) if (kind[rows[i]] !== Mark.observed) return false;
  return true;
}

/** An open end is infinite, and so is a mean with it. */
function openMean(values: Float64Array): number {
  return values.find((x) => !Number.isFinite(x)) ?? mean(values);
}

/** Open ends lie at the ends; a middle one stays open. One formula for all three, so that equal samples give equal bits. Reorders in place. */
function openMedian(values: Float64Array): number {
  const half = values.length >> 1;
  const above = select(values, half);
  let below = above;
  if (values.length % 2 === 0) {
    below = values[0];
    for (let i = 1; i < half; i++) if (values[i] > below) below = values[i];
  }
  // Of 0 and −0 either may be first: both are 0.
  return below === above ? below + 0 : below / 2 + above / 2;
}

/** Which of the rows, ordered by day, a picking summary takes; of two equally near day 0, the earlier. */
function chosen(rows: ArrayLike<number>, days: Samples["day"], summary: "nearest" | "first" | "last"): number {
  if (summary === "first") return 0;
  if (summary === "last") return rows.length - 1;
  let nearest = 0;
  for (let i = 1; i < rows.length; i++) if (Math.abs(days[rows[i]]) < Math.abs(days[rows[nearest]])) nearest = i;
  return nearest;
}
