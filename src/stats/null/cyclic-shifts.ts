import { createRandom } from "../numeric/random.js";
import { convolve } from "./convolve.js";
import { enumeratedNull, MAX_OUTCOMES } from "./enumerated.js";
import { type Lattice, latticeNull } from "./lattice.js";
import { asShares, latticeSumNull } from "./lattice-sum.js";
import { momentMatchedNull } from "./moment-matched.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import { type NullDistribution, type Support, withLogTails } from "./null-distribution.js";
import type { Cumulants } from "./re-pairing-cumulants.js";
import type { RePairingOptions } from "./re-pairings.js";
import { concatenated, type Series, type SeriesSum, seriesSum } from "./series-sum.js";
import { cheapestSplit, leastSplitAdditions, type Split, splitSumNull } from "./split-sum.js";
import { withTailsBeyond } from "./tails-beyond.js";

/** Additions that `auto` spends on convolving shifts, one series after the other … */
const EXACT_ADDITIONS = 2e6;
/** … or, where that is more, coarse ones and fine ones apart: ties that a curve would miss make that cheap. */
const SPLIT_ADDITIONS = 5e5;
/** Fewer series are convolved before two halves of them were. */
const FEW_SERIES = 4;
/** Additions spent on request. */
const FEASIBLE_ADDITIONS = 2e9;
/** What listing and sorting one combination takes, in additions. */
const LISTED_ADDITIONS = 32;
/** So many steps from 0 at most, distances from E are right to the millionth of a step that lattices allow. */
const FARTHEST = 2 ** 28;

/**
 * The null of a sum over series of a statistic whose value at each of a series' n cyclic shifts is given, all Π n shifts
 * equally likely. `shifts[k]`: the values of series k, in any order. Exact on the lattice of integers, or by listing up
 * to 10⁶ combinations of real values; else moment-matched.
 * @throws RangeError where `exact` is asked for and out of reach.
 */
export const cyclicShiftsNull = (
  shifts: readonly ArrayLike<number>[],
  options: RePairingOptions = {},
): NullDistribution => shiftedSeriesNull(concatenated(shifts), options);

/** The same of values that lie one series after the other. */
export function shiftedSeriesNull(series: Series, options: RePairingOptions = {}): NullDistribution {
  const { method = "auto", seed = 1, draws = DEFAULT_DRAWS } = options;
  const sum = seriesSum(series);
  const { cumulants, ends, step, combinations, size } = sum;
  // E may carry round-off even where the values are integers.
  const tolerance = step > 0 ? 1e-7 : 1e-12 * size;
  if (method === "auto" || method === "exact") {
    const limit = method === "auto" ? EXACT_ADDITIONS : FEASIBLE_ADDITIONS;
    const hasLattice = step > 0 && size <= FARTHEST * step;
    const work = hasLattice ? convolutionWork(sum) : Number.POSITIVE_INFINITY;
    const listed = () =>
      step > 0 ? listedIntegersNull(partsOf(sum), tolerance) : enumeratedNull(partsOf(sum).map(sorted), tolerance);
    if (combinations <= Math.min(MAX_OUTCOMES, work / LISTED_ADDITIONS)) return listed();
    const isShort = work <= limit;
    if (isShort && Number.isFinite(combinations)) return exactNull(partsOf(sum), step, ends);
    if (hasLattice && (isShort || leastSplitAdditions(spansOf(sum)) <= SPLIT_ADDITIONS)) {
      const split = cheapestSplit(partsOf(sum));
      if (isShort || split.additions <= SPLIT_ADDITIONS) return splitNull(split, cumulants, step, ends);
    }
    if (combinations <= MAX_OUTCOMES) return listed();
    if (method === "exact") throw new RangeError(`exact shifts need at most ${MAX_OUTCOMES} combinations`);
  }
  if (method === "monte-carlo" || cumulants.k2 === 0) {
    const random = createRandom(seed);
    const columns = partsOf(sum).map(sorted);
    const sample = Float64Array.from({ length: draws }, () =>
      columns.reduce((total, values) => total + values[random.integer(values.length)], 0),
    );
    return monteCarloNull(sample, cumulants.mean, ends, tolerance);
  }
  return momentMatchedNull(cumulants, step, ends);
}

/** Where doubles count all combinations, sums are the same in any order: the last and longest is then never formed. */
function exactNull(parts: readonly Part[], step: number, ends: Support): NullDistribution {
  const lattices = parts.map((part) => latticeOf(part, step));
  const joined = (own: readonly Lattice[]) => own.reduce((sum, part) => convolve(part, sum));
  const combinations = parts.reduce((count, { values }) => count * values.length, 1);
  if (parts.length < FEW_SERIES || combinations > Number.MAX_SAFE_INTEGER) return latticeNull(joined(lattices));
  const [a, b] = [joined(lattices.slice(0, parts.length >> 1)), joined(lattices.slice(parts.length >> 1))];
  const logLow = Math.log((a.mass[0] * b.mass[0]) / combinations);
  const logHigh = Math.log((a.mass[a.mass.length - 1] * b.mass[b.mass.length - 1]) / combinations);
  return { ...latticeSumNull(a, b), support: { ...ends, logLow, logHigh } };
}

/** Shares at the ends may underflow; the logarithms of the ends and of the curve do not. */
function splitNull(split: Split<Part>, cumulants: Cumulants, step: number, ends: Support): NullDistribution {
  const exact = splitSumNull(split, (part) => asShares(latticeOf(part, Math.max(1, part.step))), cumulants.mean);
  return { ...withTailsBeyond(exact, () => momentMatchedNull(cumulants, step, ends)), support: ends };
}

/** Of integers, however large: a double near E would lose E's fraction, so distances are told by whole numbers. */
function listedIntegersNull(parts: readonly Part[], tolerance: number): NullDistribution {
  const listed = enumeratedNull(parts.map(sorted), tolerance);
  let [whole, rest] = [0, 0];
  for (const { values } of parts) {
    for (let i = 0; i < values.length; i++) {
      const remainder = values[i] % values.length;
      whole += (values[i] - remainder) / values.length;
      rest += remainder / values.length;
    }
  }
  const asFar = (t: number): number => {
    // t mirrored at E, rounded away from it to either side.
    const mirrored = whole - t + whole;
    const below = mirrored + Math.floor(2 * rest + tolerance);
    const above = mirrored + Math.ceil(2 * rest - tolerance);
    if (t > below) return listed.atMost(below) + listed.atLeast(t);
    return t < above ? listed.atMost(t) + listed.atLeast(above) : 1;
  };
  return withLogTails({ ...listed, asFar });
}

/** One series' values over its shifts. */
interface Part {
  readonly values: Float64Array;
  /** How many of them differ, and the greatest common divisor of their differences; 0 of real values. */
  readonly count: number;
  readonly step: number;
  readonly ends: { readonly low: number; readonly high: number };
}

/** In canonical order. */
function partsOf({ values, starts, low, high, steps, canonical }: SeriesSum): Part[] {
  return Array.from(canonical, (k) => {
    const own = values.subarray(starts[k], starts[k + 1]);
    return {
      values: own,
      count: distinctOf(own),
      step: Math.max(0, steps[k]),
      ends: { low: low[k], high: high[k] },
    };
  });
}

/** A series of at most so many visits has its values told apart pair by pair, which is faster than remembering them. */
const FEW_VISITS = 24;

function distinctOf(values: Float64Array): number {
  if (values.length > FEW_VISITS) return new Set(values).size;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    let j = 0;
    while (values[j] !== values[i]) j++;
    if (j === i) count++;
  }
  return count;
}

const sorted = ({ values }: Part): Float64Array => values.slice().sort();

/** Additions: every shift of a series onto every point reached before; and its own points, which are walked too. */
function convolutionWork({ starts, low, high, canonical, step }: SeriesSum): number {
  let points = 1;
  let work = 0;
  for (let i = 0; i < canonical.length; i++) {
    const k = canonical[i];
    const more = (high[k] - low[k]) / step;
    work += (starts[k + 1] - starts[k]) * points + more + 1;
    points += more;
  }
  return work;
}

/** How many steps of its own each series spans. */
const spansOf = ({ low, high, steps }: SeriesSum): Float64Array =>
  low.map((least, k) => (steps[k] > 0 ? (high[k] - least) / steps[k] : 0));

function latticeOf({ values, ends }: Part, step: number): Lattice {
  const mass = new Float64Array((ends.high - ends.low) / step + 1);
  for (let i = 0; i < values.length; i++) mass[(values[i] - ends.low) / step]++;
  return { low: ends.low, step, mass };
}
