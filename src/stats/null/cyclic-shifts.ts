import { areIntegers, gcd, gcdOf } from "../numeric/integers.js";
import { createRandom } from "../numeric/random.js";
import { enumeratedNull, MAX_OUTCOMES } from "./enumerated.js";
import { sumOfCumulants, sumOfEnds } from "./independent-sums.js";
import { convolve, type Lattice, latticeNull } from "./lattice.js";
import { momentMatchedNull } from "./moment-matched.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import type { NullDistribution, Support } from "./null-distribution.js";
import type { RePairingOptions } from "./re-pairings.js";
import { weightedCumulants } from "./weighted-cumulants.js";

/** Lattice points up to which `auto` convolves. */
const EXACT_POINTS = 20_000;
/** Lattice points convolved on request. */
const FEASIBLE_POINTS = 1e6;

/**
 * The null of a sum over series of a statistic whose value at each of a series' n cyclic shifts is given, all Π n shifts
 * equally likely. `shifts[k]`: the values of series k, in any order. Exact on the lattice of integers, or by listing up
 * to 10⁶ combinations of real values; else moment-matched.
 * @throws RangeError where `exact` is asked for and out of reach.
 */
export function cyclicShiftsNull(shifts: readonly Float64Array[], options: RePairingOptions = {}): NullDistribution {
  const { method = "auto", seed = 1, draws = DEFAULT_DRAWS } = options;
  const parts = shifts.map((values) => Float64Array.from(values).sort()).sort(canonically);
  const support = sumOfEnds(parts.map(endsOf));
  const cumulants = sumOfCumulants(parts.map((values) => weightedCumulants(values)));
  const step = stepOf(parts);
  // E may carry round-off even where the values are integers.
  const size = parts.reduce((sum, values) => sum + Math.max(-values[0], values[values.length - 1]), 0);
  const tolerance = step > 0 ? 1e-7 : 1e-12 * size;
  if (method === "auto" || method === "exact") {
    const limit = method === "auto" ? EXACT_POINTS : FEASIBLE_POINTS;
    if (step > 0 && (support.high - support.low) / step < limit) {
      return latticeNull(parts.map((values) => latticeOf(values, step)).reduce((sum, part) => convolve(part, sum)));
    }
    if (parts.reduce((count, values) => count * values.length, 1) <= MAX_OUTCOMES)
      return enumeratedNull(parts, tolerance);
    if (method === "exact") throw new RangeError(`exact shifts need at most ${MAX_OUTCOMES} combinations`);
  }
  if (method === "monte-carlo" || cumulants.k2 === 0) {
    const random = createRandom(seed);
    const sample = Float64Array.from({ length: draws }, () =>
      parts.reduce((sum, values) => sum + values[random.integer(values.length)], 0),
    );
    return monteCarloNull(sample, cumulants.mean, support, tolerance);
  }
  return momentMatchedNull(cumulants, step, support);
}

function endsOf(sorted: Float64Array): Support {
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  const share = (value: number): number => Math.log(sorted.filter((v) => v === value).length / sorted.length);
  return { low, high, logLow: share(low), logHigh: share(high) };
}

/** The step of the sum's lattice; 1 where nothing varies, 0 where values are no integers. */
function stepOf(parts: readonly Float64Array[]): number {
  if (!parts.every(areIntegers)) return 0;
  return Math.max(
    1,
    parts.reduce((step, values) => gcd(step, gcdOf(values.map((v) => v - values[0]))), 0),
  );
}

function latticeOf(sorted: Float64Array, step: number): Lattice {
  const low = sorted[0];
  const mass = new Float64Array((sorted[sorted.length - 1] - low) / step + 1);
  for (const value of sorted) mass[(value - low) / step]++;
  return { low, step, mass };
}

/** An order that depends on the values alone. */
function canonically(left: Float64Array, right: Float64Array): number {
  if (left.length !== right.length) return left.length - right.length;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return left[i] - right[i];
  return 0;
}
