import { gcd } from "../numeric/integers.js";
import { sumOf } from "../numeric/sum.js";
import { convolve } from "./convolve.js";
import { backwards, cumulated, indexedNull, type Lattice, latticeNull, momentOf } from "./lattice.js";
import type { NullDistribution, Support } from "./null-distribution.js";

interface LatticeSumOptions {
  /** E, where the caller knows it exactly; else it is summed. */
  readonly mean?: number;
}

/**
 * The exact null of the sum of two independent statistics. Their convolution is never formed: a tail takes one pass over
 * the shorter lattice and the cumulated longer one, and a test asks for a few tails only.
 */
export function latticeSumNull(a: Lattice, b: Lattice, options: LatticeSumOptions = {}): NullDistribution {
  const [short, long] = a.mass.length <= b.mass.length ? [a, b] : [b, a];
  // A lattice of one point has no step of its own.
  const step = gcd(short.mass.length === 1 ? 0 : short.step, long.mass.length === 1 ? 0 : long.step) || 1;
  const stride = Math.round(short.step / step);
  const longStride = Math.round(long.step / step);
  const end = long.mass.length - 1;
  const last = (short.mass.length - 1) * stride + end * longStride;
  const [totalA, totalB] = [sumOf(a.mass), sumOf(b.mass)];
  const [first, final] = [short.mass[0] * long.mass[0], short.mass[short.mass.length - 1] * long.mass[end]];
  // One side is rarely asked for where the other is, and of the other the end alone.
  const fromBelow = once(() => pairsWithin(short.mass, stride, long.mass, longStride));
  const fromAbove = once(() => pairsWithin(backwards(short.mass), stride, backwards(long.mass), longStride));
  const logTotal = Math.log(totalA) + Math.log(totalB);
  return indexedNull({
    low: a.low + b.low,
    step,
    last,
    mean: options.mean ?? a.low + b.low + (a.step * momentOf(a.mass)) / totalA + (b.step * momentOf(b.mass)) / totalB,
    atMost: (i) => (i === 0 ? first : fromBelow()(i)) / (totalA * totalB),
    atLeast: (i) => (i === last ? final : fromAbove()(last - i)) / (totalA * totalB),
    logLow: Math.log(a.mass[0]) + Math.log(b.mass[0]) - logTotal,
    logHigh: Math.log(a.mass[a.mass.length - 1]) + Math.log(b.mass[b.mass.length - 1]) - logTotal,
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** How many pairs lie within k steps of the end they are counted from: Σ short[i] · (sum of long to ⌊(k − i·stride)/per⌋). */
function pairsWithin(short: Float64Array, stride: number, long: Float64Array, per: number): (k: number) => number {
  const sums = cumulated(long);
  const end = sums.length - 1;
  const by = stride | 0;
  const inverse = 1 / per;
  return (k) => {
    let count = 0;
    for (let i = 0, rest = k | 0; i < short.length && rest >= 0; i++, rest = (rest - by) | 0) {
      // Half a step more, so that no quotient rounds below its integer.
      count += short[i] * sums[Math.min(end, ((rest + 0.5) * inverse) | 0)];
    }
    return count;
  };
}

/** Products of counts below this can still be added without overflow. */
const MAX_LOG_COUNT = 700;

/** The exact null of a sum of any number of independent statistics, its ends given: all but the longest are convolved. */
export function independentSumNull(lattices: readonly Lattice[], mean: number, ends: Support): NullDistribution {
  const point: Lattice = { low: 0, step: 1, mass: Float64Array.of(1) };
  const logCount = lattices.reduce((sum, { mass }) => sum + Math.log(sumOf(mass)), 0);
  const [longest = point, ...others] = lattices.toSorted((a, b) => b.mass.length - a.mass.length);
  if (others.length === 0) return latticeNull(longest, { mean });
  if (logCount < MAX_LOG_COUNT) return latticeSumNull(others.reduceRight(convolve, point), longest, { mean });
  // Shares at the ends may underflow; the logarithms of the ends do not.
  return {
    ...latticeSumNull(others.map(asShares).reduceRight(convolve, point), asShares(longest), { mean }),
    support: ends,
  };
}

/** Probabilities in place of counts, whose products would overflow. */
export function asShares({ low, step, mass }: Lattice): Lattice {
  const total = sumOf(mass);
  return { low, step, mass: mass.map((count) => count / total) };
}
