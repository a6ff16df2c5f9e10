import type { PhasePattern } from "./phase-pattern.js";

/** Above this share of ties in one class, one patient's U takes few values … */
const MAX_TIE_SHARE = 0.6;
/** … and below this standard deviation in steps of the lattice of as many classes of equal size (`FINE` of re-pairings). */
const FINE = 16;

/**
 * Whether ties leave U too coarse for a smooth curve: one patient's U clusters around the multiples of a jump, which the
 * greatest common divisor misses, and the other patients' together spread over less than such a jump.
 */
export function isCoarse(patterns: readonly PhasePattern[]): boolean {
  let variance = 0;
  for (const { cumulants } of patterns) variance += cumulants.k2;
  return patterns.some((pattern) => exceeds(pattern.jump, variance - pattern.cumulants.k2) && hasFewValues(pattern));
}

/** The same without a look at each patient: false only where the above is. */
export const mayBeCoarse = (mostVisits: number, mostVariance: number, variance: number): boolean =>
  exceeds(2 * mostVisits, variance - mostVariance);

const exceeds = (jump: number, otherVariance: number): boolean => jump * jump > 4 * otherVariance;

function hasFewValues({ largestTie, classes, visits }: PhasePattern): boolean {
  // Ranks of k classes of equal size are k equidistant points, of variance (k² − 1)/12 in steps of their distance.
  return largestTie > MAX_TIE_SHARE * visits || (visits * (classes * classes - 1)) / 48 < FINE * FINE;
}
