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
  readonly orders: readonly PairOrder[];
  /** In gap k those pairs fall whose difference ranks below this. */
  rankAt(k: number): number;
  /** Indices into `orders` of the patients that have a pair at the difference k. */
  ownersAt(k: number): ArrayLike<number>;
}

/** How one patient's before and after values lie among each other under a shift. */
export interface PairOrder {
  /** Rank, among all patients' distinct differences, of after class j − before class i, at [i · classes after + j]. */
  readonly ranks: Int32Array;
}

/** The gaps of all patients together, and of each one alone once they are asked for. */
export interface AllGaps {
  readonly together: PairGaps;
  alone(): readonly PairGaps[];
}

const ITSELF = [0];

/**
 * Differences equal but for round-off are one: each joins the group below while within 1e−11 of its first member,
 * relative to the largest operand concerned.
 */
export function pairGaps(series: readonly PhaseSeries[]): AllGaps {
  const { starts, owner, difference, operand, count } = allPairs(series);
  const size = owner.length;
  const ranks = new Int32Array(size);
  const owners = new Int32Array(size);
  const firstOfRank: number[] = [];
  const together = growingGaps([0, size], [series.reduce((sum, own) => sum + own.pairs, 0)]);
  let first = Number.NEGATIVE_INFINITY;
  let largest = 0;
  let rank = -1;
  const sorted = order(difference);
  for (let i = 0; i < size; i++) {
    const pair = sorted[i];
    const own = difference[pair];
    const size = operand[pair];
    if (own - first > ROUND_OFF * (size > largest ? size : largest)) {
      first = own;
      largest = size;
      rank++;
      firstOfRank.push(i);
    }
    ranks[pair] = rank;
    owners[i] = owner[pair];
    together.add(0, first, rank, count[pair]);
  }
  firstOfRank.push(size);
  const orders = series.map((_, s) => ({ ranks: ranks.subarray(starts[s], starts[s + 1]) }));
  const all = together.of(0);
  return {
    together: {
      ...all,
      orders,
      rankAt: (k) => k,
      ownersAt: (k) => owners.subarray(firstOfRank[k], firstOfRank[k + 1]),
    },
    alone() {
      const alone = growingGaps(
        starts,
        series.map((own) => own.pairs),
      );
      for (const pair of sorted) alone.add(owner[pair], all.differences[ranks[pair]], ranks[pair], count[pair]);
      return series.map((_, s) => {
        const { ranks: own, ...gaps } = alone.of(s);
        return {
          ...gaps,
          orders: [orders[s]],
          rankAt: (k) => (k < own.length ? own[k] : rank + 1),
          ownersAt: () => ITSELF,
        };
      });
    },
  };
}

/** The gaps of several groups of pairs in shared arrays, group g having room from starts[g] on; pairs come by rank. */
function growingGaps(starts: readonly number[], pairs: readonly number[]) {
  const size = starts[starts.length - 1];
  const differences = new Float64Array(size);
  const ranks = new Int32Array(size);
  // Each group has one more of these.
  const doubledU = new Float64Array(size + pairs.length);
  const known = new Int32Array(pairs.length);
  for (let g = 0; g < pairs.length; g++) doubledU[starts[g] + g] = 2 * pairs[g];
  return {
    add(g: number, difference: number, rank: number, count: number): void {
      const next = starts[g] + known[g];
      if (known[g] > 0 && ranks[next - 1] === rank) doubledU[next + g] -= 2 * count;
      else {
        differences[next] = difference;
        ranks[next] = rank;
        doubledU[next + g + 1] = doubledU[next + g] - 2 * count;
        known[g]++;
      }
    },
    of(g: number) {
      const [from, to] = [starts[g], starts[g] + known[g]];
      return {
        differences: differences.subarray(from, to),
        ranks: ranks.subarray(from, to),
        doubledU: doubledU.subarray(from + g, to + g + 1),
        pairs: pairs[g],
      };
    },
  };
}

/** One entry for each patient, class before and class after; those of patient s at starts[s] … starts[s + 1] − 1. */
function allPairs(series: readonly PhaseSeries[]) {
  const starts = [0];
  for (const { before, after } of series)
    starts.push(starts[starts.length - 1] + before.values.length * after.values.length);
  const size = starts[series.length];
  const owner = new Int32Array(size);
  const difference = new Float64Array(size);
  const operand = new Float64Array(size);
  const count = new Float64Array(size);
  let pair = 0;
  for (let s = 0; s < series.length; s++) {
    const { before, after } = series[s];
    for (let i = 0; i < before.values.length; i++) {
      for (let j = 0; j < after.values.length; j++, pair++) {
        owner[pair] = s;
        difference[pair] = after.values[j] - before.values[i];
        operand[pair] = Math.max(Math.abs(before.values[i]), Math.abs(after.values[j]));
        count[pair] = before.sizes[i] * after.sizes[j];
      }
    }
  }
  return { starts, owner, difference, operand, count };
}

/** The median of all pairs, counted as often as they occur. */
export function medianDifference({ differences, doubledU, pairs }: PairGaps): number {
  let lower = 0;
  while (doubledU[lower + 1] > pairs) lower++;
  return doubledU[lower + 1] < pairs ? differences[lower] : differences[lower] / 2 + differences[lower + 1] / 2;
}
