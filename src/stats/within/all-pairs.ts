import type { PhaseSeries } from "./phase-series.js";

/** Relative to the operands, how far round-off can part two differences that are equal on paper. */
const ROUND_OFF = 1e-11;

/**
 * One entry for each patient, class before and class after; those of the patient at place p at
 * starts[p] … starts[p + 1] − 1.
 */
export interface AllPairs {
  readonly starts: Int32Array;
  /** A place. */
  readonly owner: Int32Array;
  readonly difference: Float64Array;
  /** The larger of the two values, unsigned. */
  readonly operand: Float64Array;
  readonly count: Float64Array;
}

export function allPairs({ order, classes }: PhaseSeries): AllPairs {
  const { middles, values, sizes } = classes;
  const starts = new Int32Array(order.length + 1);
  for (let place = 0; place < order.length; place++) {
    const s = order[place];
    const [before, after] = [middles[s] - classes.starts[s], classes.starts[s + 1] - middles[s]];
    starts[place + 1] = starts[place] + before * after;
  }
  const size = starts[order.length];
  const owner = new Int32Array(size);
  const difference = new Float64Array(size);
  const operand = new Float64Array(size);
  const count = new Float64Array(size);
  let pair = 0;
  for (let place = 0; place < order.length; place++) {
    const s = order[place];
    for (let i = classes.starts[s]; i < middles[s]; i++) {
      for (let j = middles[s]; j < classes.starts[s + 1]; j++, pair++) {
        owner[pair] = place;
        difference[pair] = values[j] - values[i];
        operand[pair] = Math.max(Math.abs(values[i]), Math.abs(values[j]));
        count[pair] = sizes[i] * sizes[j];
      }
    }
  }
  return { starts, owner, difference, operand, count };
}

/**
 * The distinct differences, each pair's rank among them, and where each of them starts in the sorted list. Differences
 * equal but for round-off are one: each joins the group below while within 1e−11 of its first member, relative to the
 * largest operand concerned.
 */
export function rankedDifferences(
  sorted: Uint32Array,
  difference: Float64Array,
  operand: Float64Array,
): { ranks: Int32Array; differences: Float64Array; firsts: Int32Array } {
  const size = sorted.length;
  const ranks = new Int32Array(size);
  const differences = new Float64Array(size);
  const firsts = new Int32Array(size + 1);
  let first = Number.NEGATIVE_INFINITY;
  let largest = 0;
  let rank = -1;
  for (let i = 0; i < size; i++) {
    const pair = sorted[i];
    const own = difference[pair];
    const ownOperand = operand[pair];
    if (own - first > ROUND_OFF * (ownOperand > largest ? ownOperand : largest)) {
      first = own;
      largest = ownOperand;
      rank++;
      differences[rank] = own;
      firsts[rank] = i;
    }
    ranks[pair] = rank;
  }
  firsts[rank + 1] = size;
  return { ranks, differences: differences.subarray(0, rank + 1), firsts };
}
