import { gcdOf } from "../numeric/integers.js";
import { sumOf } from "../numeric/sum.js";
import { boundedCache } from "./bounded-cache.js";
import type { Lattice } from "./lattice.js";
import type { RePairingPattern } from "./re-pairing-pattern.js";
import { MAX_POINTS } from "./strata-work.js";
import { pairingCounts } from "./subset-programme.js";
import { pairingWork } from "./subset-work.js";

/** Additions that `auto` spends on one exact null. */
export const EXACT_ADDITIONS = 1e8;

/** Of lattices and keys together: some 30 MB, thousands of short strata. */
const MAX_HELD = 4e6;
const lattices = boundedCache<string, Lattice | null>(
  MAX_HELD,
  (lattice, key) => key.length + (lattice?.mass.length ?? 0),
);

type PairOfColumns = Pick<RePairingPattern, "key" | "a" | "b">;

/**
 * Σ aᵢb_π(i) over all n! pairings of two sorted columns of integers, as a lattice of counts; null where that needs more
 * than `limit` additions, or counts beyond the largest double. Cached by the pattern of a and b, so ties and not values decide.
 */
export function exactRePairings(pair: PairOfColumns, limit = EXACT_ADDITIONS): Lattice | null {
  if (pair.key === null) return ofValues(pair, limit);
  const key = `${limit}:${pair.key}`;
  const known = lattices.get(key);
  return known === undefined ? lattices.keep(key, ofValues(pair, limit)) : known;
}

function ofValues(pair: PairOfColumns, limit: number): Lattice | null {
  const [a, b] = [pair.a.values, pair.b.values];
  // Told before anything is formed of long columns.
  if (subsetsOf(a, limit) * a.length > 2 * limit && subsetsOf(b, limit) * b.length > 2 * limit) return null;
  const [x, y] = [reduced(a), reduced(b)];
  const key = `${limit}|${x.values.join()}|${y.values.join()}`;
  const known = lattices.get(key);
  const lattice = known === undefined ? lattices.keep(key, programme(x.values, y.values, limit)) : known;
  if (lattice === null) return null;
  // Σ (a₀ + g x)(b₀ + h y) = n a₀b₀ + a₀h Σy + b₀g Σx + gh Σxy.
  const step = x.unit * y.unit;
  const fixed = a.length * x.base * y.base + x.base * y.unit * sumOf(y.values) + y.base * x.unit * sumOf(x.values);
  return { low: fixed + step * lattice.low, step, mass: lattice.mass };
}

/** How many multisets of a sorted column's values there are, as far as the limit. */
function subsetsOf(sorted: Float64Array, limit: number): number {
  let subsets = 1;
  for (let start = 0, i = 1; i <= sorted.length && subsets <= limit; i++) {
    if (i < sorted.length && sorted[i] === sorted[start]) continue;
    subsets *= i - start + 1;
    start = i;
  }
  return subsets;
}

/** values = base + unit · integers, the integers from 0 with no common divisor. */
function reduced(sorted: Float64Array): { base: number; unit: number; values: Float64Array } {
  const base = sorted.length > 0 ? sorted[0] : 0;
  const above = sorted.map((value) => value - base);
  const unit = Math.max(1, gcdOf(above));
  return { base, unit, values: above.map((value) => value / unit) };
}

/** The programme over multisets of whichever column costs less. */
function programme(x: Float64Array, y: Float64Array, limit: number): Lattice | null {
  // The work leads up to the last lattice, of all values, and does not count its points: few, far apart, of outliers.
  if (rangeOf(x, y) > Math.min(limit, MAX_POINTS)) return null;
  const forward = pairingWork(x, y, limit);
  const backward = pairingWork(y, x, Math.min(limit, forward));
  const least = Math.min(forward, backward);
  if (least > limit) return null;
  const lattice = backward < forward ? pairingCounts(y, x) : pairingCounts(x, y);
  return Number.isFinite(sumOf(lattice.mass)) ? lattice : null;
}

/** Of Σ xy over all pairings. */
function rangeOf(x: Float64Array, y: Float64Array): number {
  let range = 0;
  for (let i = 0; i < x.length; i++) range += x[i] * (y[i] - y[y.length - 1 - i]);
  return range;
}
