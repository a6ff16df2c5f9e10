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
  /** How each patient's visits lie among each other, and from which difference's rank on a pair still rises in gap k. */
  readonly orders: readonly PairOrder[];
  rankAt(k: number): number;
  /** Indices into `orders` of the patients that have a pair at the difference k. */
  ownersAt(k: number): readonly number[];
}

/** One patient's before and after values, as classes of values that tie inside their phase, ascending. */
export interface PairOrder {
  /** Sizes of the classes. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Rank among all distinct differences of after j − before i, at [i · after.length + j]. */
  readonly ranks: number[];
}

/** The gaps of all patients together, and of each one alone. */
export interface AllGaps {
  readonly together: PairGaps;
  readonly alone: readonly PairGaps[];
}

interface Pairs {
  readonly owner: number[];
  readonly place: number[];
  readonly difference: number[];
  readonly operand: number[];
  /** How often the difference occurs: values that tie inside their phase give it together. */
  readonly count: number[];
}

/**
 * Differences equal but for round-off are one: each joins the group below while within 1e−11 of its first member,
 * relative to the largest operand concerned.
 */
export function pairGaps(series: readonly PhaseSeries[]): AllGaps {
  const pairs: Pairs = { owner: [], place: [], difference: [], operand: [], count: [] };
  const orders = series.map((one, owner) => collectPairs(one, owner, pairs));
  const together = emptyGaps(series.reduce((sum, own) => sum + own.pairs, 0));
  const alone = series.map((own) => emptyGaps(own.pairs));
  const owners: number[][] = [];
  let first = Number.NEGATIVE_INFINITY;
  let largest = 0;
  let rank = -1;
  for (const pair of order(Float64Array.from(pairs.difference))) {
    const difference = pairs.difference[pair];
    const operand = pairs.operand[pair];
    const owner = pairs.owner[pair];
    if (difference - first > ROUND_OFF * Math.max(largest, operand)) {
      first = difference;
      largest = operand;
      rank++;
      owners.push([]);
    }
    owners[rank].push(owner);
    orders[owner].ranks[pairs.place[pair]] = rank;
    addPair(together, first, rank, pairs.count[pair]);
    addPair(alone[owner], first, rank, pairs.count[pair]);
  }
  const itself = [0];
  return {
    together: { ...together, orders, rankAt: (k) => k, ownersAt: (k) => owners[k] },
    alone: alone.map((own, owner) => ({
      ...own,
      orders: [orders[owner]],
      rankAt: (k) => (k < own.ranks.length ? own.ranks[k] : rank + 1),
      ownersAt: () => itself,
    })),
  };
}

interface Growing {
  readonly differences: number[];
  readonly ranks: number[];
  readonly doubledU: number[];
  readonly pairs: number;
}

const emptyGaps = (pairs: number): Growing => ({ differences: [], ranks: [], doubledU: [2 * pairs], pairs });

function addPair({ differences, ranks, doubledU }: Growing, difference: number, rank: number, count: number): void {
  const known = differences.length;
  if (known > 0 && ranks[known - 1] === rank) doubledU[known] -= 2 * count;
  else {
    differences.push(difference);
    ranks.push(rank);
    doubledU.push(doubledU[known] - 2 * count);
  }
}

function collectPairs({ values, after }: PhaseSeries, owner: number, pairs: Pairs): PairOrder {
  const low = classesOf(values, after, 0);
  const high = classesOf(values, after, 1);
  const ranks: number[] = [];
  for (let i = 0; i < low.values.length; i++) {
    const before = low.values[i];
    for (let j = 0; j < high.values.length; j++) {
      const later = high.values[j];
      pairs.owner.push(owner);
      pairs.place.push(ranks.length);
      pairs.difference.push(later - before);
      pairs.operand.push(Math.max(Math.abs(before), Math.abs(later)));
      pairs.count.push(low.sizes[i] * high.sizes[j]);
      ranks.push(0);
    }
  }
  return { before: low.sizes, after: high.sizes, ranks };
}

function classesOf(all: ArrayLike<number>, after: ArrayLike<number>, phase: 0 | 1) {
  const own: number[] = [];
  for (let i = 0; i < all.length; i++) if (after[i] === phase) own.push(all[i]);
  own.sort((a, b) => a - b);
  const values: number[] = [];
  const sizes: number[] = [];
  for (const value of own) {
    if (value === values[values.length - 1]) sizes[sizes.length - 1]++;
    else {
      values.push(value);
      sizes.push(1);
    }
  }
  return { values, sizes };
}

/** The median of all pairs, counted as often as they occur. */
export function medianDifference({ differences, doubledU, pairs }: PairGaps): number {
  let lower = 0;
  while (doubledU[lower + 1] > pairs) lower++;
  return doubledU[lower + 1] < pairs ? differences[lower] : differences[lower] / 2 + differences[lower + 1] / 2;
}
