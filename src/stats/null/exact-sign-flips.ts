import { gcdOf } from "../numeric/integers.js";
import { boundedCache } from "./bounded-cache.js";
import { latticeNull } from "./lattice.js";
import type { NullDistribution } from "./null-distribution.js";
import { splitSignFlips } from "./split-sign-flips.js";
import { subsetSums } from "./subset-sums.js";
import { tiltedLogTail } from "./tilted-sign-flips.js";

/** Up to this many weights the whole is formed at once. */
const MAX_WHOLE = 20;
/** Beyond this number of weights tails may underflow, and their logarithm is found by other means. */
const MAX_PLAIN = 1000;
/** About as many doubles as they hold. */
const nulls = boundedCache<string, NullDistribution>(500_000, ({ support }) => support?.high ?? 0);

/**
 * The exact null of T = Σ over the positive signs of wᵢ, each sign + or − with probability ½.
 *
 * `weights`: positive integers, ascending. Nulls are cached by their weights; untied ranks by their number alone.
 */
export function exactSignFlips(weights: Float64Array): NullDistribution {
  const key = untied(weights) ? `1…${weights.length}` : weights.join(",");
  return nulls.get(key) ?? nulls.keep(key, formed(weights));
}

function formed(weights: Float64Array): NullDistribution {
  const step = Math.max(1, gcdOf(weights));
  if (weights.length > MAX_PLAIN) return splitSignFlips(weights, step, (t) => tiltedLogTail(weights, step, t));
  if (weights.length > MAX_WHOLE) return splitSignFlips(weights, step);
  const mass = subsetSums(Int32Array.from(weights, (weight) => weight / step));
  return latticeNull(
    { low: 0, step, mass },
    {
      mean: (step * (mass.length - 1)) / 2,
      total: 2 ** weights.length,
      logEnd: -weights.length * Math.LN2,
    },
  );
}

/** Weights 2, 4, 6, …: twice the ranks where nothing is tied and nothing is zero. */
function untied(weights: Float64Array): boolean {
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 2 * (i + 1)) return false;
  return true;
}
