import { gcd } from "../numeric/integers.js";
import { convolve } from "./convolve.js";
import type { Lattice } from "./lattice.js";
import { latticeSumNull } from "./lattice-sum.js";
import type { NullDistribution } from "./null-distribution.js";

/** What a sum of independent statistics needs to know of one of them before its lattice is made. */
export interface Spread {
  /** Of its lattice; 0 where it takes one value only. */
  readonly step: number;
  readonly ends: { readonly low: number; readonly high: number };
  /** How many values it takes, where these are fewer than its lattice's points. */
  readonly count?: number;
}

/** Two groups of independent statistics, each to be convolved on its own, and the additions that takes. */
export interface Split<T extends Spread> {
  readonly coarse: readonly T[];
  readonly fine: readonly T[];
  readonly additions: number;
}

/**
 * The cheapest cut into two groups, coarsest lattices first. The sum of statistics on a wide step has few points and
 * their convolution costs little; the few on a narrow one, whose step the whole sum has, are convolved by themselves,
 * and the sum of both groups is never formed. So where ties make the sum coarse its exact null is cheap.
 * Statistics of equal step and range stay in the order given: for sums that round alike, one by their laws alone.
 */
export function cheapestSplit<T extends Spread>(parts: readonly T[]): Split<T> {
  const sorted = parts.toSorted((a, b) => b.step - a.step || range(a) - range(b));
  const [above, below] = [workOf(sorted), workOf(sorted.toReversed())];
  let cut = 0;
  const additions = (at: number): number => above[at] + below[sorted.length - at];
  for (let at = 1; at <= sorted.length; at++) if (additions(at) < additions(cut)) cut = at;
  return { coarse: sorted.slice(0, cut), fine: sorted.slice(cut), additions: additions(cut) };
}

const range = ({ ends }: Spread): number => ends.high - ends.low;

/** Additions that convolving the first 0, 1, … takes: every value of each onto every point reached before, and its points. */
function workOf(parts: readonly Spread[]): number[] {
  const work = [0];
  let step = 0;
  let reached = 0;
  for (const [i, part] of parts.entries()) {
    const own = range(part);
    const points = own > 0 ? own / part.step + 1 : 1;
    const products = own > 0 && reached > 0 ? (part.count ?? points) * (reached / step + 1) : 0;
    work.push(work[i] + products + points);
    step = gcd(step, own > 0 ? part.step : 0);
    reached += own;
  }
  return work;
}

/**
 * A bound, without a look for the split, on the additions of any: in its group each statistic is added, at two values or
 * more, onto a point for each step that those before it span. Least is the sum of that where the wider are the later ones
 * of both groups. `spans`: range over step of each, 0 where it takes one value only.
 */
export function leastSplitAdditions(spans: Float64Array): number {
  const ascending = spans.slice().sort();
  let additions = 0;
  for (let k = 0; k < ascending.length; k++) additions += 2 * ascending[ascending.length - 1 - k] * (k >> 1);
  return additions;
}

/** The null of the sum of both groups. */
export function splitSumNull<T extends Spread>(
  { coarse, fine }: Split<T>,
  latticeOf: (part: T) => Lattice,
  mean: number,
): NullDistribution {
  const point: Lattice = { low: 0, step: 1, mass: Float64Array.of(1) };
  const [a, b] = [coarse, fine].map((own) => own.reduce((sum, part) => convolve(latticeOf(part), sum), point));
  return latticeSumNull(a, b, { mean });
}
