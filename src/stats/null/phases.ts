import { gcd } from "../numeric/integers.js";
import { convolve } from "./convolve.js";
import { sumOfCumulants, sumOfEnds } from "./independent-sums.js";
import { type Lattice, latticeNull } from "./lattice.js";
import { asShares } from "./lattice-sum.js";
import { momentMatchedNull } from "./moment-matched.js";
import type { NullDistribution } from "./null-distribution.js";
import type { PhasePattern } from "./phase-pattern.js";

/** Points of U's lattice up to which `auto` convolves. */
const EXACT_POINTS = 4000;
/** Points convolved on request. */
const FEASIBLE_POINTS = 50_000;
/** Where one tie class holds more than this share of all values, U is too coarse for a smooth curve. */
const MAX_TIE_SHARE = 0.6;
/** Labellings that a double still counts. */
const MAX_LOG_COUNT = 53 * Math.LN2;

const MAX_CACHED = 2048;
/** Longer nulls would hold more memory than the cache is worth. */
const MAX_CACHED_POINTS = 1000;
const cache = new Map<string, NullDistribution>();
/** Of single patterns, without a look at their keys. */
const alone = new WeakMap<PhasePattern, NullDistribution>();

export type PhaseMethod = "exact" | "moment-matched" | "monte-carlo";

/** What `auto` takes, by the tie patterns alone. */
export function phaseMethod(patterns: readonly PhasePattern[]): PhaseMethod {
  if (points(patterns) <= EXACT_POINTS) return "exact";
  return isCoarse(patterns) ? "monte-carlo" : "moment-matched";
}

/** Whether ties leave U too few values for a smooth curve. */
export function isCoarse(patterns: readonly Pick<PhasePattern, "largestTie" | "visits">[]): boolean {
  let tied = 0;
  let visits = 0;
  for (const pattern of patterns) {
    tied = Math.max(tied, pattern.largestTie);
    visits += pattern.visits;
  }
  return tied > MAX_TIE_SHARE * visits;
}

/**
 * The null of 2U = Σ 2Uᵢ over all Π C(nᵢ, aᵢ) labellings, patients independent.
 * @throws RangeError where `exact` is out of reach.
 */
export function phasesNull(
  patterns: readonly PhasePattern[],
  method: Exclude<PhaseMethod, "monte-carlo">,
): NullDistribution {
  const step = stepOf(patterns);
  // Where all values tie, all mass lies on one point.
  if (method === "exact" || step === 0) return exactNull(patterns);
  const cumulants = sumOfCumulants(patterns.map((pattern) => pattern.cumulants));
  return momentMatchedNull(cumulants, step, sumOfEnds(patterns.map(({ ends }) => ends)));
}

function exactNull(patterns: readonly PhasePattern[]): NullDistribution {
  if (patterns.length > 1) return exactSum(patterns.toSorted(byKey));
  let distribution = alone.get(patterns[0]);
  if (distribution === undefined) {
    distribution = exactSum(patterns);
    if (points(patterns) <= MAX_CACHED_POINTS) alone.set(patterns[0], distribution);
  }
  return distribution;
}

function exactSum(sorted: readonly PhasePattern[]): NullDistribution {
  const key = sorted.map((pattern) => pattern.key).join(" ");
  let distribution = cache.get(key);
  if (distribution === undefined) {
    if (points(sorted) > FEASIBLE_POINTS) {
      throw new RangeError(`the exact null of U needs at most ${FEASIBLE_POINTS} points; found ${points(sorted)}`);
    }
    distribution = convolved(sorted);
    if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
    if (points(sorted) <= MAX_CACHED_POINTS) cache.set(key, distribution);
  }
  return distribution;
}

const byKey = (a: PhasePattern, b: PhasePattern): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function convolved(sorted: readonly PhasePattern[]): NullDistribution {
  const ends = sumOfEnds(sorted.map((pattern) => pattern.ends));
  const mean = sorted.reduce((sum, { cumulants }) => sum + Math.round(cumulants.mean), 0);
  const countable = -ends.logLow < MAX_LOG_COUNT;
  let sum: Lattice = { low: 0, step: 1, mass: Float64Array.of(1) };
  for (const pattern of sorted) sum = convolve(countable ? pattern.lattice() : asShares(pattern.lattice()), sum);
  const exact = latticeNull(sum, { mean });
  // End masses may underflow where many patients meet; their logarithms do not.
  return countable ? exact : { ...exact, support: ends };
}

/** The step of the lattice of 2U. */
const stepOf = (patterns: readonly PhasePattern[]): number =>
  patterns.reduce((step, pattern) => gcd(step, pattern.step), 0);

function points(patterns: readonly PhasePattern[]): number {
  const { low, high } = sumOfEnds(patterns.map((pattern) => pattern.ends));
  return (high - low) / Math.max(1, stepOf(patterns)) + 1;
}
