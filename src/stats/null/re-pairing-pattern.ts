import { areIntegers, gcdOf } from "../numeric/integers.js";
import { doubledMidranks } from "../numeric/strata-midranks.js";
import type { Support } from "./null-distribution.js";
import { type Cumulants, rePairingCumulants } from "./re-pairing-cumulants.js";
import { rePairingEnds, type SortedPair } from "./re-pairing-ends.js";

/** What one stratum contributes to the null of Σ aᵢb_π(i). */
export interface RePairingPattern {
  /** Equal for equal patterns; null where it was not found by its ties. */
  readonly key: string | null;
  readonly pair: SortedPair;
  readonly values: number;
  readonly cumulants: Cumulants;
  readonly ends: Support;
  /** Whether all values are integers, and then the step of the lattice: swapping two b moves the sum by a multiple. */
  readonly isLattice: boolean;
  readonly step: number;
  /** Values in the largest tie class of either column; 0 where one is constant, which says nothing. */
  readonly largestTie: number;
  /** How many positions are expected, over all pairings, to lie outside the largest tie classes of both columns. */
  readonly outside: number;
}

/** Both columns sorted ascending. */
export function rePairingPattern(pair: SortedPair): RePairingPattern {
  const { a, b } = pair;
  const isLattice = areIntegers(a) && areIntegers(b);
  const n = a.length;
  const varies = a[0] !== a[n - 1] && b[0] !== b[n - 1];
  const [inA, inB] = [largestClass(a), largestClass(b)];
  return {
    key: null,
    pair,
    values: n,
    cumulants: rePairingCumulants(a, b),
    ends: rePairingEnds(pair),
    isLattice,
    step: isLattice ? differencesGcd(a) * differencesGcd(b) : 0,
    largestTie: varies ? Math.max(inA, inB) : 0,
    outside: ((n - inA) * (n - inB)) / n,
  };
}

const MAX_CACHED = 8192;
const cache = new Map<string, RePairingPattern>();

/** Of two columns of doubled midranks, each less its mean, by their tie classes. Cached. */
export function rankPairPattern(tiesA: readonly number[], tiesB: readonly number[]): RePairingPattern {
  const key = `${tiesKey(tiesA)}|${tiesKey(tiesB)}`;
  let pattern = cache.get(key);
  if (pattern === undefined) {
    pattern = { ...rePairingPattern({ a: centredRanks(tiesA), b: centredRanks(tiesB) }), key };
    if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
    cache.set(key, pattern);
  }
  return pattern;
}

/** Most columns are untied: classes of one value each, told by their number. */
function tiesKey(ties: readonly number[]): string {
  for (const size of ties) if (size > 1) return ties.join();
  return `untied ${ties.length}`;
}

function centredRanks(ties: readonly number[]): Float64Array {
  const ranks = doubledMidranks(ties);
  return ranks.map((rank) => rank - ranks.length - 1);
}

const differencesGcd = (values: Float64Array): number => gcdOf(values.map((value) => value - values[0]));

function largestClass(sorted: Float64Array): number {
  let most = 0;
  for (let start = 0, i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[start]) continue;
    most = Math.max(most, i - start);
    start = i;
  }
  return most;
}
