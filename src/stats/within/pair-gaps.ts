import { order } from "../numeric/order.js";
import { type AllPairs, allPairs, rankedDifferences } from "./all-pairs.js";
import type { PhaseSeries } from "./phase-series.js";

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
  readonly order: (place: number) => PairOrder;
  /** In gap k those pairs fall whose difference ranks below this. */
  rankAt(k: number): number;
  /** Places, among these patients, of those that have a pair at the difference k. */
  ownersAt(k: number): ArrayLike<number>;
}

/** How one patient's before and after values lie among each other under a shift. */
export interface PairOrder {
  /** Rank, among all patients' distinct differences, of after class j − before class i, at [from + i · classes after + j]. */
  readonly ranks: Int32Array;
  readonly from: number;
}

/** One patient's pairs of classes by ascending difference, at from … to − 1 of columns that all patients share. */
export interface OwnPairs {
  readonly from: number;
  readonly to: number;
  /** Rank of each pair's difference among those of all patients. */
  readonly ranks: Int32Array;
  /** By rank. */
  readonly differences: Float64Array;
}

/** The gaps of all patients together, and of each one alone. */
export interface AllGaps {
  readonly together: PairGaps;
  /** Those of the patient at a place in the series' order, sorted when the first is asked for. */
  pairsOf(place: number): OwnPairs;
  alone(place: number): PairGaps;
}

export function pairGaps(series: PhaseSeries): AllGaps {
  const all = allPairs(series);
  const { starts, owner, count } = all;
  const sorted = order(all.difference);
  const { ranks, differences, firsts } = rankedDifferences(sorted, all.difference, all.operand);
  const owners = new Int32Array(sorted.length);
  const counts = new Float64Array(differences.length);
  for (let i = 0; i < sorted.length; i++) {
    const pair = sorted[i];
    owners[i] = owner[pair];
    counts[ranks[pair]] += count[pair];
  }
  const orderOf = (place: number): PairOrder => ({ ranks, from: starts[place] });
  let own: { readonly ranks: Int32Array; readonly counts: Float64Array } | null = null;
  const byPatient = () => {
    own ??= dealt(all, sorted, ranks);
    return own;
  };
  return {
    together: {
      ...gapsOf(differences, counts),
      order: orderOf,
      rankAt: (k) => k,
      ownersAt: (k) => owners.subarray(firsts[k], firsts[k + 1]),
    },
    pairsOf: (place) => ({ from: starts[place], to: starts[place + 1], ranks: byPatient().ranks, differences }),
    alone: (place) => aloneGaps(byPatient(), starts[place], starts[place + 1], differences, orderOf(place)),
  };
}

/** Ranks and counts of the sorted pairs, patient by patient. */
function dealt({ starts, owner, count }: AllPairs, sorted: Uint32Array, ranks: Int32Array) {
  const next = starts.slice();
  const own = { ranks: new Int32Array(sorted.length), counts: new Float64Array(sorted.length) };
  for (let i = 0; i < sorted.length; i++) {
    const pair = sorted[i];
    const place = next[owner[pair]]++;
    own.ranks[place] = ranks[pair];
    own.counts[place] = count[pair];
  }
  return own;
}

/** How 2U falls from gap to gap, by how many pairs have each difference. */
function gapsOf(
  differences: Float64Array,
  counts: ArrayLike<number>,
): Pick<PairGaps, "differences" | "doubledU" | "pairs"> {
  let pairs = 0;
  for (let k = 0; k < differences.length; k++) pairs += counts[k];
  const doubledU = new Float64Array(differences.length + 1);
  doubledU[0] = 2 * pairs;
  for (let k = 0; k < differences.length; k++) doubledU[k + 1] = doubledU[k] - 2 * counts[k];
  return { differences, doubledU, pairs };
}

const ITSELF = [0];

function aloneGaps(
  own: { readonly ranks: Int32Array; readonly counts: Float64Array },
  from: number,
  to: number,
  differences: Float64Array,
  order: PairOrder,
): PairGaps {
  const ranks: number[] = [];
  const counts: number[] = [];
  for (let i = from; i < to; i++) {
    if (own.ranks[i] === ranks[ranks.length - 1]) counts[counts.length - 1] += own.counts[i];
    else {
      ranks.push(own.ranks[i]);
      counts.push(own.counts[i]);
    }
  }
  return {
    ...gapsOf(
      Float64Array.from(ranks, (rank) => differences[rank]),
      counts,
    ),
    order: () => order,
    rankAt: (k) => (k < ranks.length ? ranks[k] : differences.length),
    ownersAt: () => ITSELF,
  };
}

/** The median of all pairs, counted as often as they occur. */
export function medianDifference({ differences, doubledU, pairs }: PairGaps): number {
  let lower = 0;
  while (doubledU[lower + 1] > pairs) lower++;
  return doubledU[lower + 1] < pairs ? differences[lower] : differences[lower] / 2 + differences[lower + 1] / 2;
}
