import { midranks } from "../numeric/midranks.js";
import type { PairOrder } from "./pair-gaps.js";
import type { PhaseSeries } from "./phase-series.js";

/**
 * Sizes of one patient's classes of equal values, ascending, once its after values are lowered so far that the pairs
 * whose difference ranks below `rank` fall and the others rise.
 */
export function tiesInGap({ classes }: PhaseSeries, s: number, { ranks, from }: PairOrder, rank: number): number[] {
  const { starts, middles, sizes } = classes;
  const start = starts[s];
  const middle = middles[s];
  const end = starts[s + 1];
  const ties: number[] = [];
  for (let i = start, j = middle; i < middle || j < end; ) {
    const pair = from + (i - start) * (end - middle) + j - middle;
    const afterIsLower = i === middle || (j < end && ranks[pair] < rank);
    ties.push(sizes[afterIsLower ? j++ : i++]);
  }
  return ties;
}

/** The midranks of that patient's visits, in their order. */
export function midranksInGap(series: PhaseSeries, s: number, { ranks, from }: PairOrder, rank: number): Float64Array {
  const { starts, middles, values } = series.classes;
  const [start, middle, end] = [starts[s], middles[s], starts[s + 1]];
  const places: Map<number, number>[] = [new Map(), new Map()];
  for (let i = start, j = middle; i < middle || j < end; ) {
    const pair = from + (i - start) * (end - middle) + j - middle;
    const afterIsLower = i === middle || (j < end && ranks[pair] < rank);
    const place = i + j;
    if (afterIsLower) places[1].set(values[j++], place);
    else places[0].set(values[i++], place);
  }
  const placed: number[] = [];
  for (let v = series.starts[s]; v < series.starts[s + 1]; v++)
    placed.push(places[series.phases[v]].get(series.values[v]) ?? 0);
  return midranks(placed);
}
