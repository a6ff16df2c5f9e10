import { areIntegers, gcd, gcdOf } from "../numeric/integers.js";
import { createRandom } from "../numeric/random.js";
import { drawnRePairings } from "./drawn-re-pairings.js";
import { EXACT_ADDITIONS, exactRePairings } from "./exact-re-pairings.js";
import { sumOfCumulants, sumOfEnds } from "./independent-sums.js";
import { convolve, type Lattice, latticeNull } from "./lattice.js";
import { momentMatchedNull } from "./moment-matched.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import type { NullDistribution } from "./null-distribution.js";
import { rePairingCumulants } from "./re-pairing-cumulants.js";
import { rePairingEnds, type SortedPair } from "./re-pairing-ends.js";
import { tieClasses } from "./subset-programme.js";

/** Two columns of one length; inside a stratum every pairing of a with b is equally likely. */
export interface Stratum {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

export type RePairingMethod = "auto" | "exact" | "moment-matched" | "monte-carlo";

export interface RePairingOptions {
  readonly method?: RePairingMethod;
  readonly seed?: number;
  readonly draws?: number;
}

/** Several strata are convolved exactly while each has at most 12 values and all have at most 60. */
const EXACT_STRATUM = 12;
const EXACT_STRATA = 60;
/** Above this share of ties in a column its rank statistic is too coarse for a smooth curve. */
const MAX_TIE_SHARE = 0.6;
/** What is computed on request. */
const FEASIBLE_ADDITIONS = 2e9;

/**
 * The null of T = Σ over strata of Σ aᵢb_π(i) over all Π n! pairings. Exact for integers only (twice the midranks;
 * decimals on their lattice). Constant strata contribute a constant. `auto` chooses by the values alone, and neither
 * the order of rows nor that of strata changes anything.
 * @throws RangeError where `exact` is asked for and out of reach.
 */
export function rePairingsNull(strata: readonly Stratum[], options: RePairingOptions = {}): NullDistribution {
  const { method = "auto", seed = 1, draws = DEFAULT_DRAWS } = options;
  const pairs = strata.map(({ a, b }) => ({ a: Float64Array.from(a).sort(), b: Float64Array.from(b).sort() }));
  pairs.sort(canonically);
  const cumulants = sumOfCumulants(pairs.map(({ a, b }) => rePairingCumulants(a, b)));
  if (method === "auto" || method === "exact") {
    const lattice = exactLattice(pairs, method === "auto" ? EXACT_ADDITIONS : FEASIBLE_ADDITIONS, method === "exact");
    if (lattice !== null) return latticeNull(lattice, { mean: cumulants.mean });
    if (method === "exact") {
      throw new RangeError(`exact re-pairings need integers and at most ${FEASIBLE_ADDITIONS} additions`);
    }
  }
  const support = sumOfEnds(pairs.map(rePairingEnds));
  if (method === "monte-carlo" || (method === "auto" && isCoarseSum(pairs)) || cumulants.k2 === 0) {
    // Sums of integers are exact, but E, and so the mirror image of t, may not be.
    const tolerance = isLattice(pairs) ? 1e-7 : 1e-12 * (support.high - support.low);
    return monteCarloNull(drawnRePairings(pairs, createRandom(seed), draws), cumulants.mean, support, tolerance);
  }
  return momentMatchedNull(cumulants, stepOf(pairs), support);
}

/**
 * One stratum counts its additions. Several are exact where they are small by their sizes, or asked for at any size; or
 * where ties forbid a smooth curve, since ties also make the programme cheap.
 */
function exactLattice(pairs: readonly SortedPair[], limit: number, anySize: boolean): Lattice | null {
  if (!isLattice(pairs)) return null;
  const total = pairs.reduce((sum, { a }) => sum + a.length, 0);
  const small = pairs.every(({ a }) => a.length <= EXACT_STRATUM) && total <= EXACT_STRATA;
  const several = pairs.length > 1 && !small && !anySize;
  if (several && !(pairs.some(isCoarse) && convolutionWork(pairs) <= limit)) return null;
  let sum: Lattice = { low: 0, step: 1, mass: Float64Array.of(1) };
  for (const pair of pairs) {
    const lattice = exactRePairings(pair, several ? limit / pairs.length : limit);
    if (lattice === null) return null;
    sum = convolve(sum, lattice);
  }
  return sum;
}

/** Additions that convolving the strata takes, once each is known. */
function convolutionWork(pairs: readonly SortedPair[]): number {
  const step = stepOf(pairs);
  let points = 1;
  let work = 0;
  for (const pair of pairs) {
    const { low, high } = rePairingEnds(pair);
    work += (points * (high - low)) / step;
    points += (high - low) / step;
  }
  return work;
}

const isLattice = (pairs: readonly SortedPair[]): boolean =>
  pairs.every(({ a, b }) => areIntegers(a) && areIntegers(b));

/** The step of T's lattice: swapping two b moves it by a product of differences. */
function stepOf(pairs: readonly SortedPair[]): number {
  if (!isLattice(pairs)) return 0;
  const differences = (values: Float64Array): number => gcdOf(values.map((value) => value - values[0]));
  return pairs.reduce((step, { a, b }) => gcd(step, differences(a) * differences(b)), 0);
}

/** Whether ties leave a stratum too few sums for a smooth curve. */
function isCoarse({ a, b }: SortedPair): boolean {
  if (a[0] === a[a.length - 1] || b[0] === b[b.length - 1]) return false;
  return Math.max(largestClass(a), largestClass(b)) > MAX_TIE_SHARE * a.length;
}

/** The same of their sum, which many strata make smooth: one class would have to hold that share of all values. */
function isCoarseSum(pairs: readonly SortedPair[]): boolean {
  const varying = pairs.filter(({ a, b }) => a[0] !== a[a.length - 1] && b[0] !== b[b.length - 1]);
  const values = varying.reduce((sum, { a }) => sum + a.length, 0);
  return varying.some(({ a, b }) => Math.max(largestClass(a), largestClass(b)) > MAX_TIE_SHARE * values);
}

function largestClass(sorted: Float64Array): number {
  return tieClasses(sorted).sizes.reduce((most, size) => Math.max(most, size), 0);
}

/** An order of strata that depends on their values alone. */
function canonically(left: SortedPair, right: SortedPair): number {
  if (left.a.length !== right.a.length) return left.a.length - right.a.length;
  for (const [x, y] of [
    [left.a, right.a],
    [left.b, right.b],
  ] as const) {
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i] - y[i];
  }
  return 0;
}
