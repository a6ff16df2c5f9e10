import { mean, median } from "../stats/numeric/describe.js";
import type { Samples } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";
import type { Summary } from "./plan.js";
import type { WindowValue } from "./result.js";

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
  if (summary === "median") return each(column, rows, median);
  if (summary === "mean") return each(column, rows, meanOrInfinity);
  if (summary === "min") return each(column, rows, (values) => values.reduce((a, b) => Math.min(a, b)));
  if (summary === "max") return each(column, rows, (values) => values.reduce((a, b) => Math.max(a, b)));
  const row = rows[chosen(rows, days, summary)];
  return { low: column.low[row], value: column.value[row], high: column.high[row] };
}

function each(column: RangedColumn, rows: ArrayLike<number>, statistic: (values: Float64Array) => number) {
  const of = (values: Float64Array) => statistic(Float64Array.from(rows, (row) => values[row]));
  return { low: of(column.low), value: of(column.value), high: of(column.high) };
}

/** Compensated summation turns an infinite end into NaN. */
function meanOrInfinity(values: Float64Array): number {
  return values.find((x) => !Number.isFinite(x)) ?? mean(values);
}

/** Which of the rows, ordered by day, a picking summary takes; of two equally near day 0, the earlier. */
function chosen(rows: ArrayLike<number>, days: Samples["day"], summary: "nearest" | "first" | "last"): number {
  if (summary === "first") return 0;
  if (summary === "last") return rows.length - 1;
  let nearest = 0;
  for (let i = 1; i < rows.length; i++) if (Math.abs(days[rows[i]]) < Math.abs(days[rows[nearest]])) nearest = i;
  return nearest;
}
