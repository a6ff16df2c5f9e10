import { areIntegers, gcd, gcdOf } from "../numeric/integers.js";
import { createRandom, type Random } from "../numeric/random.js";
import { EXACT_ADDITIONS, exactRePairings } from "./exact-re-pairings.js";
import { convolve, type Lattice, latticeNull } from "./lattice.js";
import { momentMatchedNull } from "./moment-matched.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import type { NullDistribution, Support } from "./null-distribution.js";
import { type Cumulants, rePairingCumulants } from "./re-pairing-cumulants.js";
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
  const cumulants = sumOfCumulants(pairs);
  if (method === "auto" || method === "exact") {
    const lattice = exactLattice(pairs, method === "auto" ? EXACT_ADDITIONS : FEASIBLE_ADDITIONS, method === "exact");
    if (lattice !== null) return latticeNull(lattice, { mean: cumulants.mean });
    if (method === "exact") {
      throw new RangeError(`exact re-pairings need integers and at most ${FEASIBLE_ADDITIONS} additions`);
    }
  }
  const support = sumOfEnds(pairs);
  if (method === "monte-carlo" || (method === "auto" && pairs.some(isCoarse)) || cumulants.k2 === 0) {
    // Sums of integers are exact, but E, and so the mirror image of t, may not be.
    const tolerance = isLattice(pairs) ? 1e-7 : 1e-12 * (support.high - support.low);
    return monteCarloNull(drawn(pairs, createRandom(seed), draws), cumulants.mean, support, tolerance);
  }
  return momentMatchedNull(cumulants, stepOf(pairs), support);
}

/** Additions are counted for one stratum; several are small by their sizes, unless they are asked for at any size. */
function exactLattice(pairs: readonly SortedPair[], limit: number, anySize: boolean): Lattice | null {
  if (!isLattice(pairs)) return null;
  const total = pairs.reduce((sum, { a }) => sum + a.length, 0);
  const small = pairs.every(({ a }) => a.length <= EXACT_STRATUM) && total <= EXACT_STRATA;
  if (pairs.length > 1 && !small && !anySize) return null;
  let sum: Lattice = { low: 0, step: 1, mass: Float64Array.of(1) };
  for (const pair of pairs) {
    const lattice = exactRePairings(pair, limit);
    if (lattice === null) return null;
    sum = convolve(sum, lattice);
  }
  return sum;
}

const isLattice = (pairs: readonly SortedPair[]): boolean =>
  pairs.every(({ a, b }) => areIntegers(a) && areIntegers(b));

/** The step of T's lattice: swapping two b moves it by a product of differences. */
function stepOf(pairs: readonly SortedPair[]): number {
  if (!isLattice(pairs)) return 0;
  const differences = (values: Float64Array): number => gcdOf(values.map((value) => value - values[0]));
  return pairs.reduce((step, { a, b }) => gcd(step, differences(a) * differences(b)), 0);
}

function isCoarse({ a, b }: SortedPair): boolean {
  if (a[0] === a[a.length - 1] || b[0] === b[b.length - 1]) return false;
  return Math.max(largestClass(a), largestClass(b)) > MAX_TIE_SHARE * a.length;
}

function largestClass(sorted: Float64Array): number {
  return tieClasses(sorted).sizes.reduce((most, size) => Math.max(most, size), 0);
}

function sumOfCumulants(pairs: readonly SortedPair[]): Cumulants {
  let [mean, k2, k3, k4] = [0, 0, 0, 0];
  for (const { a, b } of pairs) {
    const c = rePairingCumulants(a, b);
    mean += c.mean;
    k2 += c.k2;
    k3 += c.k3;
    k4 += c.k4;
  }
  return { mean, k2, k3, k4 };
}

function sumOfEnds(pairs: readonly SortedPair[]): Support {
  let [low, high, logLow, logHigh] = [0, 0, 0, 0];
  for (const pair of pairs) {
    const ends = rePairingEnds(pair);
    low += ends.low;
    high += ends.high;
    logLow += ends.logLow;
    logHigh += ends.logHigh;
  }
  return { low, high, logLow, logHigh };
}

/** Random pairings of each stratum. Only the values of b outside its largest tie class need partners drawn for them. */
function drawn(pairs: readonly SortedPair[], random: Random, draws: number): Float64Array {
  const strata = pairs.map(({ a, b }) => {
    const base = commonest(b);
    return { a: Float64Array.from(a), rest: b.filter((value) => value !== base).map((value) => value - base), base };
  });
  const fixed = strata.reduce((sum, { a, base }) => sum + base * a.reduce((total, value) => total + value, 0), 0);
  const sample = new Float64Array(draws).fill(fixed);
  for (let draw = 0; draw < draws; draw++) {
    for (const { a, rest } of strata) sample[draw] += partners(a, rest, random);
  }
  return sample;
}

/** Σ aⱼbⱼ for the values b and as many a, drawn without replacement by a shuffle that stops early. */
function partners(a: Float64Array, b: Float64Array, random: Random): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) {
    const k = j + random.integer(a.length - j);
    const held = a[k];
    a[k] = a[j];
    a[j] = held;
    sum += held * b[j];
  }
  return sum;
}

function commonest(sorted: Float64Array): number {
  const { values, sizes } = tieClasses(sorted);
  return values.length === 0 ? 0 : values[sizes.indexOf(largestClass(sorted))];
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
