import { gcd } from "../numeric/integers.js";
import { boundedCache } from "./bounded-cache.js";
import { isCoarse } from "./coarse-phases.js";
import { convolve } from "./convolve.js";
import { sumsOf } from "./independent-sums.js";
import { type Lattice, latticeNull } from "./lattice.js";
import { asShares } from "./lattice-sum.js";
import { momentMatchedNull } from "./moment-matched.js";
import type { NullDistribution } from "./null-distribution.js";
import type { PhasePattern } from "./phase-pattern.js";
import { cheapestSplit, type Split, splitSumNull } from "./split-sum.js";
import { withTailsBeyond } from "./tails-beyond.js";

/** Points of U's lattice up to which `auto` is always exact, and patients are convolved one after the other. */
const FEW_POINTS = 4000;
/** Additions up to which `auto` is exact beyond that, … */
const EXACT_ADDITIONS = 1e7;
/** … and where ties forbid a smooth curve. */
const COARSE_ADDITIONS = 1e8;
/** Additions spent on request. */
const FEASIBLE_ADDITIONS = 2e9;
/** Labellings that a double still counts, … */
const MAX_LOG_COUNT = 53 * Math.LN2;
/** … and may overflow from about here on where many of them attain the end. */
const MAX_LOG_LABELLINGS = 700;

/** Longer nulls would hold more memory than the cache is worth. */
const MAX_CACHED_POINTS = 1000;
const nulls = boundedCache<string, NullDistribution>(2048);
/** Of single patterns, without a look at their keys. */
const alone = new WeakMap<PhasePattern, NullDistribution>();

export type PhaseMethod = "exact" | "moment-matched" | "monte-carlo";

/** What `auto` takes, by the tie patterns alone; of several nulls of like patterns, each gets its share of additions. */
export function phaseMethod(patterns: readonly PhasePattern[], nulls = 1): PhaseMethod {
  if (patterns.some(isBeyondDouble)) return isCoarse(patterns) ? "monte-carlo" : "moment-matched";
  if (points(patterns) <= FEW_POINTS) return "exact";
  const isSmall = leastAdditions(patterns) <= EXACT_ADDITIONS && splitOf(patterns).additions <= EXACT_ADDITIONS;
  if (isSmall) return "exact";
  if (!isCoarse(patterns)) return "moment-matched";
  return splitOf(patterns).additions <= COARSE_ADDITIONS / nulls ? "exact" : "monte-carlo";
}

/**
 * The null of 2U = Σ 2Uᵢ over all Π C(nᵢ, aᵢ) labellings, patients independent.
 * @throws RangeError where `exact` is out of reach.
 */
export function phasesNull(
  patterns: readonly PhasePattern[],
  method: Exclude<PhaseMethod, "monte-carlo">,
): NullDistribution {
  // Where all values tie, all mass lies on one point.
  return method === "exact" || stepOf(patterns) === 0 ? exactNull(patterns) : matchedNull(patterns);
}

/** The curve by moments; `sums` where they are known, which they need not be to the last bit to decide by. */
export function matchedNull(patterns: readonly PhasePattern[], sums = sumsOf(patterns)): NullDistribution {
  return momentMatchedNull(sums.cumulants, stepOf(patterns), sums.ends);
}

function exactNull(patterns: readonly PhasePattern[]): NullDistribution {
  const beyond = patterns.find(isBeyondDouble);
  if (beyond !== undefined)
    throw new RangeError(`a double cannot count the labellings of a patient's ${beyond.visits} visits: no exact null`);
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
  const known = nulls.get(key);
  if (known !== undefined) return known;
  const distribution = points(sorted) <= FEW_POINTS ? convolved(sorted) : splitSum(sorted);
  return points(sorted) <= MAX_CACHED_POINTS ? nulls.keep(key, distribution) : distribution;
}

const byKey = (a: PhasePattern, b: PhasePattern): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function convolved(sorted: readonly PhasePattern[]): NullDistribution {
  const latticeOf = sharesOrCounts(sorted);
  let sum = latticeOf(sorted[0]);
  for (let i = 1; i < sorted.length; i++) sum = convolve(latticeOf(sorted[i]), sum);
  return withEnds(sorted, latticeNull(sum, { mean: meanOf(sorted) }));
}

function splitSum(sorted: readonly PhasePattern[]): NullDistribution {
  const split = splitOf(sorted);
  if (split.additions > FEASIBLE_ADDITIONS) {
    throw new RangeError(`the exact null of U takes at most ${FEASIBLE_ADDITIONS} additions; found ${split.additions}`);
  }
  return withEnds(sorted, splitSumNull(split, sharesOrCounts(sorted), meanOf(sorted)));
}

/** The cheapest way to convolve these patients, and the additions it takes, each pattern's labellings counted once. */
function splitOf(patterns: readonly PhasePattern[]): Split<PhasePattern> {
  const split = cheapestSplit(patterns);
  let { additions } = split;
  for (const own of new Map(patterns.map((pattern) => [pattern.key, pattern.additions])).values()) additions += own;
  return { ...split, additions };
}

/**
 * A bound, without a look for the split, on the additions of any: two patients in one group take at least the product of
 * their ranges in steps, and the sum of those products is least where both groups have half of the ranges.
 */
function leastAdditions(patterns: readonly PhasePattern[]): number {
  let sum = 0;
  let squares = 0;
  for (const { ends, step } of patterns) {
    const own = (ends.high - ends.low) / Math.max(1, step);
    sum += own;
    squares += own * own;
  }
  return (sum * sum) / 4 - squares / 2;
}

/** Whether one patient's labellings are more than a double can count. */
const isBeyondDouble = ({ step, logLabellings }: PhasePattern): boolean =>
  step > 0 && logLabellings >= MAX_LOG_LABELLINGS;

function isCountable(patterns: readonly PhasePattern[]): boolean {
  let logEnd = 0;
  let logAll = 0;
  for (const { ends, logLabellings } of patterns) {
    logEnd -= ends.logLow;
    logAll += logLabellings;
  }
  return logEnd < MAX_LOG_COUNT && logAll < MAX_LOG_LABELLINGS;
}

const sharesOrCounts = (patterns: readonly PhasePattern[]): ((pattern: PhasePattern) => Lattice) =>
  isCountable(patterns) ? (pattern) => pattern.lattice() : (pattern) => asShares(pattern.lattice());

/** Tails and end masses may underflow where many patients meet; the logarithms of ends and curve do not. */
function withEnds(patterns: readonly PhasePattern[], exact: NullDistribution): NullDistribution {
  if (isCountable(patterns)) return exact;
  return {
    ...withTailsBeyond(exact, () => matchedNull(patterns)),
    support: sumsOf(patterns).ends,
  };
}

const meanOf = (patterns: readonly PhasePattern[]): number =>
  patterns.reduce((sum, { cumulants }) => sum + Math.round(cumulants.mean), 0);

/** The step of the lattice of 2U. */
function stepOf(patterns: readonly PhasePattern[]): number {
  let step = 0;
  for (let i = 0; i < patterns.length && step !== 1; i++) step = gcd(step, patterns[i].step);
  return step;
}

function points(patterns: readonly PhasePattern[]): number {
  let range = 0;
  for (const { ends } of patterns) range += ends.high - ends.low;
  return range / Math.max(1, stepOf(patterns)) + 1;
}
