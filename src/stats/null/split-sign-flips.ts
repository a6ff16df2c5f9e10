import { cumulated, indexedNull } from "./lattice.js";
import type { NullDistribution } from "./null-distribution.js";
import { subsetSums, sumOfMasses } from "./subset-sums.js";

/**
 * The exact sign-flip null as that of two independent sums over a part of the weights each. Both together take less than
 * half of what the whole takes, and of their convolution only the tails asked for are formed, from masses no farther up
 * than a tail reaches. `weights`: positive multiples of `step`, ascending.
 */
export function splitSignFlips(
  weights: Float64Array,
  step: number,
  logAtLeast?: (t: number) => number,
): NullDistribution {
  const { fine, coarse, shift } = partsOf(weights, step);
  let last = 0;
  for (let k = 0; k < weights.length; k++) last += Math.round(weights[k] / step);
  const total = sumOfMasses(fine) * sumOfMasses(coarse);
  let known: Known = { upTo: -1, mass: new Float64Array(), sums: new Float64Array() };
  /** P(T ≤ step · i), by the pairs of partial sums that come to at most i. */
  const within = (i: number): number => {
    if (i > known.upTo) {
      // Where a second tail is asked for, a third may be.
      const upTo = known.upTo < 0 ? i : last;
      known = { upTo, mass: subsetSums(fine, upTo), sums: cumulated(subsetSums(coarse, upTo >> shift)) };
    }
    return pairsWithin(known.mass, known.sums, i, shift) / total;
  };
  const logEnd = -weights.length * Math.LN2;
  return indexedNull({
    low: 0,
    step,
    last,
    mean: (step * last) / 2,
    atMost: (i) => (i === 0 ? 2 ** -weights.length : within(i)),
    atLeast: (i) => (i === last ? 2 ** -weights.length : within(last - i)),
    logLow: logEnd,
    logHigh: logEnd,
    logAtLeast,
  });
}

/** The masses of one part and the sums of the other's, as far as they are worked out. */
interface Known {
  readonly upTo: number;
  readonly mass: Float64Array;
  readonly sums: Float64Array;
}

interface Parts {
  readonly fine: Int32Array;
  /** In units of 2^shift. */
  readonly coarse: Int32Array;
  readonly shift: 0 | 1;
}

/**
 * Even weights lie on a lattice twice as coarse, at half the cost: with enough of them the other part takes the odd ones
 * and so many even ones as make a third of all. Else each takes every other weight.
 */
function partsOf(weights: Float64Array, step: number): Parts {
  const units = Int32Array.from(weights, (weight) => Math.round(weight / step));
  let odd = 0;
  for (const unit of units) odd += unit & 1;
  const { length } = units;
  if (odd > (2 * length) / 3) {
    const isFirst = (_: number, k: number) => k % 2 === 0;
    return { fine: units.filter(isFirst), coarse: units.filter((unit, k) => !isFirst(unit, k)), shift: 0 };
  }
  const evens = length - odd;
  const wanted = Math.max(0, Math.round(length / 3) - odd);
  let seen = 0;
  const isFine = Array.from(units, (unit) => {
    if (unit & 1) return true;
    seen++;
    return Math.floor((seen * wanted) / evens) > Math.floor(((seen - 1) * wanted) / evens);
  });
  return {
    fine: units.filter((_, k) => isFine[k]),
    coarse: units.filter((_, k) => !isFine[k]).map((unit) => unit >> 1),
    shift: 1,
  };
}

/** Σ mass[j] · (sum of the other part's masses up to ⌊(i − j)/2^shift⌋). */
function pairsWithin(mass: Float64Array, sums: Float64Array, i: number, shift: number): number {
  const end = sums.length - 1;
  let count = 0;
  for (let j = 0, rest = i | 0; j < mass.length && rest >= 0; j++, rest--) {
    const upTo = rest >> shift;
    count += mass[j] * sums[upTo < end ? upTo : end];
  }
  return count;
}
