import { order } from "../numeric/order.js";
import type { PhaseSeries } from "./phase-series.js";

/** Relative to the operands, how far round-off can part two differences that are equal on paper. */
const ROUND_OFF = 1e-11;

/**
 * The within-patient (after − before) differences of some patients. Their distinct values d₀ < d₁ < … part the shifts
 * that could be taken off the after values into gaps: gap k lies between d₍k−1₎ and d₍k₎, gap 0 below all, and inside a
 * gap no after value ties with a before value.
 */
export interface PairGaps {
  readonly differences: Float64Array;
  /** 2U once the after values are lowered by a shift inside gap k; one more than differences. */
  readonly doubledU: Float64Array;
  readonly pairs: number;
  readonly median: number;
  /** Of each patient, its distinct values and where its pairs lie. */
  readonly orders: readonly PairOrder[];
  /** Indices of the patients that have a pair at the difference k. */
  ownersAt(k: number): Iterable<number>;
}

/** How one patient's before and after values lie among each other under a shift. */
export interface PairOrder {
  /** Sizes of the classes of equal values within the phase, ascending. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Index of the difference after j − before i, at [i · after.length + j]. */
  readonly at: Int32Array;
}

/**
 * Differences equal but for round-off are one: each joins the group below while within 1e−11 of its first member,
 * relative to the largest operand concerned.
 */
export function pairGaps(series: readonly PhaseSeries[]): PairGaps {
  const orders: PairOrder[] = [];
  const [owner, place, difference, operand, weight]: number[][] = [[], [], [], [], []];
  let pairs = 0;
  for (const [index, { values, after, pairs: own }] of series.entries()) {
    const low = classesOf(values.filter((_, i) => !after[i]));
    const high = classesOf(values.filter((_, i) => after[i]));
    pairs += own;
    for (const [i, before] of low.values.entries()) {
      for (const [j, later] of high.values.entries()) {
        owner.push(index);
        place.push(i * high.values.length + j);
        difference.push(later - before);
        operand.push(Math.max(Math.abs(before), Math.abs(later)));
        weight.push(low.sizes[i] * high.sizes[j]);
      }
    }
    const at = new Int32Array(low.values.length * high.values.length);
    orders.push({ before: low.sizes, after: high.sizes, at });
  }
  const sorted = order(Float64Array.from(difference));
  const distinct: number[] = [];
  const starts: number[] = [];
  const doubledU = [2 * pairs];
  let largest = 0;
  for (const [position, pair] of sorted.entries()) {
    const first = distinct[distinct.length - 1];
    const tolerance = ROUND_OFF * Math.max(largest, operand[pair]);
    if (position === 0 || difference[pair] - first > tolerance) {
      distinct.push(difference[pair]);
      starts.push(position);
      doubledU.push(doubledU[doubledU.length - 1]);
      largest = operand[pair];
    }
    doubledU[distinct.length] -= 2 * weight[pair];
    orders[owner[pair]].at[place[pair]] = distinct.length - 1;
  }
  starts.push(sorted.length);
  const differences = Float64Array.from(distinct);
  const twice = Float64Array.from(doubledU);
  return {
    differences,
    doubledU: twice,
    pairs,
    median: medianOf(differences, twice, pairs),
    orders,
    *ownersAt(k) {
      for (let i = starts[k]; i < starts[k + 1]; i++) yield owner[sorted[i]];
    },
  };
}

function classesOf(values: Float64Array): { values: number[]; sizes: number[] } {
  const distinct: number[] = [];
  const sizes: number[] = [];
  for (const value of values.sort()) {
    if (value === distinct[distinct.length - 1]) sizes[sizes.length - 1]++;
    else {
      distinct.push(value);
      sizes.push(1);
    }
  }
  return { values: distinct, sizes };
}

/** The median of all pairs, counted as often as they occur. */
function medianOf(differences: Float64Array, doubledU: Float64Array, pairs: number): number {
  const upper = differences.findIndex((_, k) => doubledU[k + 1] < pairs);
  const lower = differences.findIndex((_, k) => doubledU[k + 1] <= pairs);
  return lower === upper ? differences[lower] : differences[lower] / 2 + differences[upper] / 2;
}
