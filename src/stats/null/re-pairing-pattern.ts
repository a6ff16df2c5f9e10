import { doubledMidranks } from "../numeric/strata-midranks.js";
import type { Support } from "./null-distribution.js";
import { type Cumulants, rePairingCumulants } from "./re-pairing-cumulants.js";
import { rePairingEnds } from "./re-pairing-ends.js";
import { type SortedColumn, sortedColumn } from "./sorted-column.js";

/** What one stratum contributes to the null of Σ aᵢb_π(i). */
export interface RePairingPattern {
  /** Equal for equal patterns; null where it was not found by its ties. */
  readonly key: string | null;
  readonly a: SortedColumn;
  readonly b: SortedColumn;
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

/** Both columns of one length. */
export function rePairingPattern(a: SortedColumn, b: SortedColumn, key: string | null = null): RePairingPattern {
  const n = a.values.length;
  const varies = a.largestTie < n && b.largestTie < n;
  const isLattice = a.isInteger && b.isInteger;
  return {
    key,
    a,
    b,
    values: n,
    cumulants: rePairingCumulants(a, b),
    ends: rePairingEnds(a, b),
    isLattice,
    step: isLattice ? a.step * b.step : 0,
    largestTie: varies ? Math.max(a.largestTie, b.largestTie) : 0,
    outside: ((n - a.largestTie) * (n - b.largestTie)) / n,
  };
}

const MAX_CACHED = 8192;
/** Longer columns hardly meet twice, and would hold more memory than the cache is worth. */
const MAX_CACHED_VALUES = 64;
const cache = new Map<string, RePairingPattern>();

/** Of two columns of doubled midranks, each less its mean, by their tie classes. Cached where short. */
export function rankPairPattern(tiesA: readonly number[], tiesB: readonly number[]): RePairingPattern {
  const n = tiesA.length;
  if (n <= MAX_CACHED_VALUES && n === tiesB.length && isUntied(tiesA) && isUntied(tiesB)) {
    if (untied[n] === undefined) {
      const [key, column] = [tiesKey(tiesA), rankColumn(tiesKey(tiesA), tiesA)];
      untied[n] = rePairingPattern(column, column, `${key}|${key}`);
    }
    return untied[n];
  }
  const [keyA, keyB] = [tiesKey(tiesA), tiesKey(tiesB)];
  const key = `${keyA}|${keyB}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const pattern = rePairingPattern(rankColumn(keyA, tiesA), rankColumn(keyB, tiesB), key);
  if (pattern.values > MAX_CACHED_VALUES) return pattern;
  if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  cache.set(key, pattern);
  return pattern;
}

/** Most short columns are untied, and found without a key. */
const untied: RePairingPattern[] = [];

function isUntied(ties: readonly number[]): boolean {
  for (const size of ties) if (size > 1) return false;
  return true;
}

/** Classes of one value each are told by their number. */
const tiesKey = (ties: readonly number[]): string => (isUntied(ties) ? `untied ${ties.length}` : ties.join());

const MAX_COLUMNS = 64;
const columns = new Map<string, SortedColumn>();

/** A column meets several others in a row. */
function rankColumn(key: string, ties: readonly number[]): SortedColumn {
  let column = columns.get(key);
  if (column === undefined) {
    const ranks = doubledMidranks(ties);
    for (let i = 0; i < ranks.length; i++) ranks[i] -= ranks.length + 1;
    column = sortedColumn(ranks);
    if (columns.size >= MAX_COLUMNS) for (const oldest of columns.keys()) if (columns.delete(oldest)) break;
    columns.set(key, column);
  }
  return column;
}
