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
  readonly differences: readonly number[];
  /** 2U once the after values are lowered by a shift inside gap k; one more than differences. */
  readonly doubledU: readonly number[];
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
  readonly ranks: number[];
}

/** The gaps of all patients together, and of each one alone. */
export interface AllGaps {
  readonly together: PairGaps;
  readonly alone: readonly PairGaps[];
}

const ITSELF = [0];

/**
 * Differences equal but for round-off are one: each joins the group below while within 1e−11 of its first member,
 * relative to the largest operand concerned.
 */
export function pairGaps(series: readonly PhaseSeries[]): AllGaps {
  const { owner, place, difference, operand, count } = allPairs(series);
  const orders: PairOrder[] = series.map(() => ({ ranks: [] }));
  const together = noGaps(series.reduce((sum, own) => sum + own.pairs, 0));
  const alone = series.map((own) => noGaps(own.pairs));
  const owners = new Int32Array(owner.length);
  const starts: number[] = [];
  let first = Number.NEGATIVE_INFINITY;
  let largest = 0;
  let rank = -1;
  const sorted = order(difference);
  for (let i = 0; i < sorted.length; i++) {
    const pair = sorted[i];
    if (difference[pair] - first > ROUND_OFF * Math.max(largest, operand[pair])) {
      first = difference[pair];
      largest = operand[pair];
      rank++;
      starts.push(i);
    }
    owners[i] = owner[pair];
    orders[owner[pair]].ranks[place[pair]] = rank;
    addPair(together, first, rank, count[pair]);
    addPair(alone[owner[pair]], first, rank, count[pair]);
  }
  return {
    together: { ...together, orders, rankAt: (k) => k, ownersAt: (k) => owners.subarray(starts[k], starts[k + 1]) },
    alone: alone.map((own, index) => ({
      ...own,
      orders: [orders[index]],
      rankAt: (k) => (k < own.ranks.length ? own.ranks[k] : rank + 1),
      ownersAt: () => ITSELF,
    })),
  };
}

/** One entry for each patient, class before and class after. */
function allPairs(series: readonly PhaseSeries[]) {
  const size = series.reduce((sum, { before, after }) => sum + before.values.length * after.values.length, 0);
  const owner = new Int32Array(size);
  const place = new Int32Array(size);
  const difference = new Float64Array(size);
  const operand = new Float64Array(size);
  const count = new Float64Array(size);
  let pair = 0;
  for (let s = 0; s < series.length; s++) {
    const { before, after } = series[s];
    const start = pair;
    for (let i = 0; i < before.values.length; i++) {
      for (let j = 0; j < after.values.length; j++, pair++) {
        owner[pair] = s;
        place[pair] = pair - start;
        difference[pair] = after.values[j] - before.values[i];
        operand[pair] = Math.max(Math.abs(before.values[i]), Math.abs(after.values[j]));
        count[pair] = before.sizes[i] * after.sizes[j];
      }
    }
  }
  return { owner, place, difference, operand, count };
}

interface Growing {
  readonly differences: number[];
  readonly ranks: number[];
  readonly doubledU: number[];
  readonly pairs: number;
}

const noGaps = (pairs: number): Growing => ({ differences: [], ranks: [], doubledU: [2 * pairs], pairs });

function addPair({ differences, ranks, doubledU }: Growing, difference: number, rank: number, count: number): void {
  const known = differences.length;
  if (known > 0 && ranks[known - 1] === rank) doubledU[known] -= 2 * count;
  else {
    differences.push(difference);
    ranks.push(rank);
    doubledU.push(doubledU[known] - 2 * count);
  }
}

/** The median of all pairs, counted as often as they occur. */
export function medianDifference({ differences, doubledU, pairs }: PairGaps): number {
  let lower = 0;
  while (doubledU[lower + 1] > pairs) lower++;
  return doubledU[lower + 1] < pairs ? differences[lower] : differences[lower] / 2 + differences[lower + 1] / 2;
}
