import { gcdOf } from "../numeric/integers.js";
import { createRandom } from "../numeric/random.js";
import { sumOf } from "../numeric/sum.js";
import { exactSignFlips } from "./exact-sign-flips.js";
import { invertedSignFlips } from "./inverted-sign-flips.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import type { NullDistribution } from "./null-distribution.js";
import { saddlepointSignFlips } from "./saddlepoint-sign-flips.js";

export type SignFlipMethod = "auto" | "exact" | "saddlepoint" | "monte-carlo";

export interface SignFlipOptions {
  readonly method?: SignFlipMethod;
  /** Zero differences beside the weights: many of them make Pratt's weights nearly equal. */
  readonly zeros?: number;
  readonly seed?: number;
  readonly draws?: number;
}

/** What `auto` computes exactly: m ≤ 100, or m · Σw/gcd up to this. */
const EXACT_FLIPS = 100;
const EXACT_WORK = 2e7;
/** What is computed exactly on request. */
const FEASIBLE_WORK = 1e10;

/**
 * The null of T = Σ over the positive signs of wᵢ, every sign + or − with probability ½ on its own.
 * `weights`: positive integers (2 · midrank), ascending, at least one. `auto` chooses by the weights alone.
 * @throws RangeError where `exact` is asked for and out of reach.
 */
export function signFlipsNull(weights: Float64Array, options: SignFlipOptions = {}): NullDistribution {
  const { method = "auto", zeros = 0, seed = 1, draws = DEFAULT_DRAWS } = options;
  switch (method === "auto" ? choose(weights, zeros) : method) {
    case "exact":
      if (work(weights) > FEASIBLE_WORK) {
        throw new RangeError(`exact sign flips need at most ${FEASIBLE_WORK} steps; found ${work(weights)}`);
      }
      return exactSignFlips(weights);
    case "saddlepoint":
      return saddlepointSignFlips(weights);
    case "monte-carlo":
      return monteCarloSignFlips(weights, seed, draws);
  }
}

/**
 * A null within `INVERSION_ERROR` of the exact one that `auto` chooses, where there is such a null and it is quicker:
 * to decide by, not to report.
 */
export const nearlyExactNull = (weights: Float64Array): NullDistribution | null =>
  isExactByDefault(weights) ? invertedSignFlips(weights) : null;

function choose(weights: Float64Array, zeros: number): Exclude<SignFlipMethod, "auto"> {
  if (isExactByDefault(weights)) return "exact";
  return zeros <= weights.length && isSpread(weights) ? "saddlepoint" : "monte-carlo";
}

const isExactByDefault = (weights: Float64Array): boolean =>
  weights.length <= EXACT_FLIPS || work(weights) <= EXACT_WORK;

/** Whether a smooth approximation may stand for the sum: at least five distinct weights, none on over half the flips. */
export function isSpread(weights: Float64Array): boolean {
  let distinct = 0;
  let largest = 0;
  for (let start = 0, i = 1; i <= weights.length; i++) {
    if (i < weights.length && weights[i] === weights[start]) continue;
    distinct++;
    largest = Math.max(largest, i - start);
    start = i;
  }
  return distinct >= 5 && largest <= weights.length / 2;
}

function work(weights: Float64Array): number {
  return (weights.length * sumOf(weights)) / Math.max(1, gcdOf(weights));
}

/** Random signs; also for real weights, whose sums agree within `tolerance`. */
export function monteCarloSignFlips(
  weights: Float64Array,
  seed: number,
  draws: number,
  tolerance = 0,
): NullDistribution {
  const random = createRandom(seed);
  const { bulk, single } = byWord(weights);
  const sample = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const { weight, words } of bulk) {
      let heads = 0;
      for (let word = 0; word < words; word++) heads += bitCount(random.bits());
      sum += weight * heads;
    }
    for (let i = 0; i < single.length; ) {
      const bits = random.bits();
      for (let bit = 0; bit < 32 && i < single.length; bit++, i++) if ((bits >>> bit) & 1) sum += single[i];
    }
    sample[draw] = sum;
  }
  const total = sumOf(weights);
  const logEnd = -weights.length * Math.LN2;
  return monteCarloNull(sample, total / 2, { low: 0, high: total, logLow: logEnd, logHigh: logEnd }, tolerance);
}

/** Of 32 tied weights a random word decides the signs at once; the rest of a class, and what is not tied, go bit by bit. */
function byWord(weights: Float64Array): { bulk: { weight: number; words: number }[]; single: number[] } {
  const bulk: { weight: number; words: number }[] = [];
  const single: number[] = [];
  for (let start = 0, i = 1; i <= weights.length; i++) {
    if (i < weights.length && weights[i] === weights[start]) continue;
    const words = Math.floor((i - start) / 32);
    if (words > 0) bulk.push({ weight: weights[start], words });
    for (let k = start + 32 * words; k < i; k++) single.push(weights[k]);
    start = i;
  }
  return { bulk, single };
}

/** How many of 32 bits are set, by adding neighbouring fields of 1, 2, 4 … bits. */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
