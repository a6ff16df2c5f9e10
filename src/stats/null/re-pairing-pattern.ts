import { boundedCache } from "./bounded-cache.js";
import type { Support } from "./null-distribution.js";
import { numberedPair, pairNumber, type RankColumn } from "./rank-column.js";
import { type Cumulants, rePairingCumulants } from "./re-pairing-cumulants.js";
import { rePairingEnds } from "./re-pairing-ends.js";
import type { SortedColumn } from "./sorted-column.js";

/** What one stratum contributes to the null of Σ aᵢb_π(i). */
export interface RePairingPattern {
  /** Equal for equal patterns, numbers in the order of the values; null where it was not found by its ties. */
  readonly key: number | string | null;
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
export function rePairingPattern(
  a: SortedColumn,
  b: SortedColumn,
  key: RePairingPattern["key"] = null,
): RePairingPattern {
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

const patterns = boundedCache<number | string, RePairingPattern>(8192);

/** Of two columns of ranks of one length. Remembered where they are short. */
export function rankPairPattern(a: RankColumn, b: RankColumn): RePairingPattern {
  if (a.key === null || b.key === null) return rePairingPattern(a, b);
  const isNumbered = typeof a.key === "number" && typeof b.key === "number";
  const key = isNumbered ? pairNumber(Number(a.key), Number(b.key)) : `${a.key}|${b.key}`;
  return patterns.get(key) ?? patterns.keep(key, rePairingPattern(a, b, key));
}

/** Of the pair of columns with this number. */
export function numberedPattern(pair: number): RePairingPattern {
  return patterns.get(pair) ?? patterns.keep(pair, rePairingPattern(...numberedPair(pair), pair));
}

/** An order of strata that depends on their values alone. */
export function canonically(left: RePairingPattern, right: RePairingPattern): number {
  if (left === right) return 0;
  if (typeof left.key === "number" && typeof right.key === "number") return left.key - right.key;
  if (left.values !== right.values) return left.values - right.values;
  return compare(left.a.values, right.a.values) || compare(left.b.values, right.b.values);
}

function compare(x: Float64Array, y: Float64Array): number {
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i] - y[i];
  return 0;
}
