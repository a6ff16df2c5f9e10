import { gcdOf } from "../numeric/integers.js";
import { type Lattice, latticeNull } from "./lattice.js";
import type { NullDistribution } from "./null-distribution.js";
import { tiltedLogTail } from "./tilted-sign-flips.js";

/** Counts are exact integers up to this number of flips; beyond, each step halves and the masses are probabilities. */
const EXACT_BITS = 53;
const MAX_CACHED = 256;
const cache = new Map<string, NullDistribution>();

/**
 * The exact null of T = Σ over the positive signs of wᵢ, each sign + or − with probability ½: the shift algorithm of
 * Streitberg & Röhmel (1986, Statistical Software Newsletter 12, 10–17), f'[s] = f[s] + f[s − w].
 *
 * `weights`: positive integers, ascending. Nulls are cached by their weights; untied ranks by their number alone.
 */
export function exactSignFlips(weights: Float64Array): NullDistribution {
  const key = untied(weights) ? `1…${weights.length}` : weights.join(",");
  const cached = cache.get(key);
  if (cached) return cached;
  const lattice = shift(weights);
  const low = 0;
  const high = lattice.step * (lattice.mass.length - 1);
  const distribution = latticeNull(lattice, {
    mean: (low + high) / 2,
    total: 2 ** Math.min(weights.length, EXACT_BITS),
    logEnd: -weights.length * Math.LN2,
    ...(weights.length > 1000 ? { logAtLeast: (t: number) => tiltedLogTail(weights, lattice.step, t) } : {}),
  });
  if (cache.size >= MAX_CACHED) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  // A few long nulls would hold more memory than the cache is worth.
  if (lattice.mass.length <= 50_000) cache.set(key, distribution);
  return distribution;
}

function shift(weights: Float64Array): Lattice {
  const step = Math.max(1, gcdOf(weights));
  let total = 0;
  for (const weight of weights) total += weight / step;
  // f is symmetric, and its lower half depends on nothing above it.
  const half = Math.floor(total / 2);
  const mass = new Float64Array(total + 1);
  mass[0] = 1;
  let reached = 0;
  for (let k = 0; k < weights.length; k++) {
    const w = weights[k] / step;
    reached = Math.min(half, reached + w);
    if (k < EXACT_BITS) for (let s = reached; s >= w; s--) mass[s] += mass[s - w];
    else {
      for (let s = reached; s >= w; s--) mass[s] = (mass[s] + mass[s - w]) / 2;
      for (let s = Math.min(w - 1, reached); s >= 0; s--) mass[s] /= 2;
    }
  }
  for (let s = 0; s <= half; s++) mass[total - s] = mass[s];
  return { low: 0, step, mass };
}

/** Weights 2, 4, 6, …: twice the ranks where nothing is tied and nothing is zero. */
function untied(weights: Float64Array): boolean {
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 2 * (i + 1)) return false;
  return true;
}
