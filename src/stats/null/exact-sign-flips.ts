import { gcdOf } from "../numeric/integers.js";
import { latticeNull } from "./lattice.js";
import { latticeSumNull } from "./lattice-sum.js";
import type { NullDistribution } from "./null-distribution.js";
import { EXACT_BITS, subsetSums } from "./subset-sums.js";
import { tiltedLogTail } from "./tilted-sign-flips.js";

const MAX_CACHED = 256;
/** Tied weights beyond this number hardly come twice. */
const REMEMBERED = 20;
const cache = new Map<string, NullDistribution>();

/**
 * The exact null of T = Σ over the positive signs of wᵢ, each sign + or − with probability ½.
 *
 * `weights`: positive integers, ascending. Nulls are cached by their weights; untied ranks by their number alone.
 */
export function exactSignFlips(weights: Float64Array): NullDistribution {
  const ranks = untied(weights);
  if (!ranks && weights.length > REMEMBERED && weights.length <= EXACT_BITS) return byParity(weights);
  const key = ranks ? `1…${weights.length}` : weights.join(",");
  const cached = cache.get(key);
  if (cached) return cached;
  const distribution = wholeLattice(weights);
  if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  // A few long nulls would hold more memory than the cache is worth.
  if ((distribution.support?.high ?? 0) <= 100_000) cache.set(key, distribution);
  return distribution;
}

function wholeLattice(weights: Float64Array): NullDistribution {
  const step = Math.max(1, gcdOf(weights));
  const mass = subsetSums(Int32Array.from(weights, (weight) => weight / step));
  return latticeNull(
    { low: 0, step, mass },
    {
      mean: (step * (mass.length - 1)) / 2,
      total: 2 ** Math.min(weights.length, EXACT_BITS),
      logEnd: -weights.length * Math.LN2,
      ...(weights.length > 1000 ? { logAtLeast: (t: number) => tiltedLogTail(weights, step, t) } : {}),
    },
  );
}

/**
 * T as the sum of two independent ones, over the odd and over the even weights, the latter on a lattice twice as coarse:
 * both together take less than half of what the whole takes, and of their convolution only the tails asked for are formed.
 */
function byParity(weights: Float64Array): NullDistribution {
  const step = gcdOf(weights);
  const odd = new Int32Array(weights.length);
  const even = new Int32Array(weights.length);
  let odds = 0;
  let evens = 0;
  for (let k = 0; k < weights.length; k++) {
    const unit = (weights[k] / step) | 0;
    if (unit & 1) odd[odds++] = unit;
    else even[evens++] = unit >> 1;
  }
  return latticeSumNull(
    { low: 0, step, mass: subsetSums(odd.subarray(0, odds)) },
    { low: 0, step: 2 * step, mass: subsetSums(even.subarray(0, evens)) },
    { totals: [2 ** odds, 2 ** evens], mean: sumOf(weights) / 2 },
  );
}

function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** Weights 2, 4, 6, …: twice the ranks where nothing is tied and nothing is zero. */
function untied(weights: Float64Array): boolean {
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 2 * (i + 1)) return false;
  return true;
}
