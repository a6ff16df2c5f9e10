import { midranks } from "../numeric/midranks.js";
import type { PairOrder } from "./pair-gaps.js";
import type { Classes, PhaseSeries } from "./phase-series.js";

/**
 * Sizes of one patient's classes of equal values, ascending, once its after values are lowered so far that the pairs
 * whose difference ranks below `rank` fall and the others rise.
 */
export function tiesInGap({ before, after }: PhaseSeries, { ranks }: PairOrder, rank: number): number[] {
  const [low, high] = [before.sizes, after.sizes];
  const ties: number[] = [];
  for (let i = 0, j = 0; i < low.length || j < high.length; ) {
    const afterIsLower = i === low.length || (j < high.length && ranks[i * high.length + j] < rank);
    ties.push(afterIsLower ? high[j++] : low[i++]);
  }
  return ties;
}

/** The midranks of that patient's visits, in their order. */
export function midranksInGap(series: PhaseSeries, { ranks }: PairOrder, rank: number): Float64Array {
  const [low, high] = [series.before.sizes.length, series.after.sizes.length];
  const [earlier, later]: number[][] = [[], []];
  while (earlier.length < low || later.length < high) {
    const [i, j] = [earlier.length, later.length];
    const afterIsLower = i === low || (j < high && ranks[i * high + j] < rank);
    (afterIsLower ? later : earlier).push(i + j);
  }
  const places = [placesOf(series.before, earlier), placesOf(series.after, later)];
  return midranks(series.values.map((value, visit) => places[series.phases[visit]].get(value) ?? 0));
}

const placesOf = ({ values }: Classes, places: readonly number[]): Map<number, number> =>
  new Map(values.map((value, index) => [value, places[index]]));
