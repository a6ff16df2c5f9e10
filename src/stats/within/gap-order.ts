import { midranks } from "../numeric/midranks.js";
import type { PairOrder } from "./pair-gaps.js";
import type { PhaseSeries } from "./phase-series.js";

/**
 * Sizes of one patient's classes of equal values, ascending, once its after values are lowered so far that the pairs
 * whose difference ranks below `rank` fall and the others rise.
 */
export function tiesInGap({ before, after, ranks }: PairOrder, rank: number): number[] {
  const ties: number[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const afterIsLower = i === before.length || (j < after.length && ranks[i * after.length + j] < rank);
    ties.push(afterIsLower ? after[j++] : before[i++]);
  }
  return ties;
}

/** The midranks of that patient's visits, in their order. */
export function midranksInGap(series: PhaseSeries, { before, after, ranks }: PairOrder, rank: number): Float64Array {
  const [earlier, later]: number[][] = [[], []];
  while (earlier.length < before.length || later.length < after.length) {
    const [i, j] = [earlier.length, later.length];
    const afterIsLower = i === before.length || (j < after.length && ranks[i * after.length + j] < rank);
    (afterIsLower ? later : earlier).push(i + j);
  }
  const classes = [classOf(series, 0), classOf(series, 1)];
  const places = [earlier, later];
  return midranks(
    Float64Array.from(series.values, (value, visit) => {
      const phase = series.after[visit];
      return places[phase][classes[phase].get(value) ?? 0];
    }),
  );
}

/** The index of each distinct value within its phase. */
function classOf({ values, after }: PhaseSeries, phase: 0 | 1): Map<number, number> {
  const distinct = new Set(values.filter((_, visit) => after[visit] === phase).sort());
  return new Map(Array.from(distinct, (value, index) => [value, index]));
}
