import { logFactorial } from "../numeric/beta-gamma.js";
import { gcd } from "../numeric/integers.js";
import type { RePairingPattern } from "./re-pairing-pattern.js";

/** Points of a lattice at most: a null holds four columns of them. Ranks stay far below. */
export const MAX_POINTS = 1e7;

/** Additions that convolving the strata takes, once each is known. */
export function convolutionWork(patterns: readonly RePairingPattern[]): number {
  const step = stepOf(patterns);
  let points = 1;
  let work = 0;
  for (const { ends } of patterns) {
    work += (points * (ends.high - ends.low)) / step;
    points += (ends.high - ends.low) / step;
  }
  return work;
}

/**
 * The same of `independentSumNull`, which never convolves the longest lattice and passes over zeros: raw values have few
 * pairings on many points. Infinity where a lattice would have more points than memory should hold.
 */
export function summingWork(patterns: readonly RePairingPattern[]): number {
  const step = Math.max(1, stepOf(patterns));
  const spans = patterns
    .map(({ values, ends, step: own }) => ({ values, own: (ends.high - ends.low) / Math.max(1, own), ends }))
    .sort((a, b) => a.own - b.own);
  let [points, logPairings, work] = [1, 0, 0];
  for (const [i, { values, own, ends }] of spans.entries()) {
    if (own + 1 > MAX_POINTS || points > MAX_POINTS) return Number.POSITIVE_INFINITY;
    if (i === spans.length - 1) return work + points + own;
    work += Math.min(points, Math.exp(logPairings)) * (own + 1);
    points += (ends.high - ends.low) / step;
    logPairings += logFactorial(values);
  }
  return work;
}

/** The step of the lattice of a sum of integers; 0 where nothing varies. */
export function stepOf(patterns: readonly RePairingPattern[]): number {
  let step = 0;
  // Equal patterns lie together.
  for (let i = 0; i < patterns.length; i++)
    if (i === 0 || patterns[i] !== patterns[i - 1]) step = gcd(step, patterns[i].step);
  return step;
}
