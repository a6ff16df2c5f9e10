import { midranks } from "../numeric/midranks.js";
import type { PairOrder } from "./pair-gaps.js";
import type { PhaseSeries } from "./phase-series.js";

/** Sizes of one patient's classes of equal values, ascending, once its after values are lowered into gap k. */
export function tiesInGap({ before, after, at }: PairOrder, k: number): number[] {
  const ties: number[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const afterIsLower = i === before.length || (j < after.length && at[i * after.length + j] < k);
    ties.push(afterIsLower ? after[j++] : before[i++]);
  }
  return ties;
}

/** The midranks of one patient's visits, in their order, once its after values are lowered into gap k. */
export function ranksInGap(series: PhaseSeries, order: PairOrder, k: number): Float64Array {
  const { before, after, at } = order;
  const places = { before: new Float64Array(before.length), after: new Float64Array(after.length) };
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const afterIsLower = i === before.length || (j < after.length && at[i * after.length + j] < k);
    if (afterIsLower) places.after[j++] = i + j;
    else places.before[i++] = i + j;
  }
  const classes = { before: classOf(series, 0), after: classOf(series, 1) };
  return midranks(
    Float64Array.from(series.values, (value, visit) =>
      series.after[visit] ? places.after[classes.after.get(value) ?? 0] : places.before[classes.before.get(value) ?? 0],
    ),
  );
}

/** The index of each distinct value within its phase. */
function classOf({ values, after }: PhaseSeries, phase: 0 | 1): Map<number, number> {
  const distinct = new Set(values.filter((_, visit) => after[visit] === phase).sort());
  return new Map(Array.from(distinct, (value, index) => [value, index]));
}
