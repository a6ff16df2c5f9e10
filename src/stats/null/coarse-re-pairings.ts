import { sumsOf } from "./independent-sums.js";
import type { RePairingPattern } from "./re-pairing-pattern.js";

/** Above this share of ties in a column few sums are left, unless … */
const MAX_TIE_SHARE = 0.6;
/** … so many positions are expected outside the largest classes of both columns, and `isFine`. */
const MANY_OUTSIDE = 50;
/** Standard deviations in steps of the coarsest lattice near which the sums could lie: p is then within 10 % at .001. */
const FINE = 16;
/** Classes outside the largest one from which on their jumps count as a continuum, … */
const MANY_CLASSES = 10;
/** … and −ln of the share of the sums that still keep step with the mean jump. */
const OUT_OF_STEP = 5;

/** A stratum of so few values has few enough orders to show each in the sum, … */
const SHORT = 8;
/** … where it has more than this share of the variance. */
const MAX_SHARE = 0.2;
/** Skewness and excess kurtosis of raw values' sums up to which the curve's p is right within 5 % at .01. */
const MAX_SKEWNESS = 0.1;
const MAX_EXCESS = 0.1;

/** Whether ties leave a stratum too few sums for a smooth curve. */
export const isCoarse = ({ largestTie, values }: RePairingPattern): boolean => largestTie > MAX_TIE_SHARE * values;

/**
 * The same of the sum of strata, which many strata make smooth. A sum can also be coarse with few ties in each class:
 * those of a binary column and five classes of about twenty cluster around the multiples of one jump, which the
 * greatest common divisor misses and so the continuity correction too; p is then off by half a jump, 20 % at .001.
 */
export function isCoarseSum(patterns: readonly RePairingPattern[]): boolean {
  let varying = 0;
  let values = 0;
  let largest: RePairingPattern | null = null;
  for (const pattern of patterns) {
    if (pattern.largestTie === 0) continue;
    varying++;
    values += pattern.values;
    if (largest === null || pattern.largestTie > largest.largestTie) largest = pattern;
  }
  if (largest === null) return false;
  if (varying === 1)
    return !(isFine(largest) ? !isCoarse(largest) || largest.outside >= MANY_OUTSIDE : hasOneJump(largest));
  if (largest.largestTie <= MAX_TIE_SHARE * values) return false;
  return patterns.some(
    (pattern) => pattern.largestTie > MAX_TIE_SHARE * values && !(isFine(pattern) && pattern.outside >= MANY_OUTSIDE),
  );
}

/**
 * The same of raw values, of which a few may outweigh the others, as ranks never do: the sums then lie in clusters, one for each
 * partner of an outlier or each order of a short stratum, between which a curve through four moments goes its own way.
 */
export function isRoughSum(patterns: readonly RePairingPattern[]): boolean {
  const { k2, k3, k4 } = sumsOf(patterns).cumulants;
  const isUneven = k3 * k3 > MAX_SKEWNESS ** 2 * k2 ** 3 || Math.abs(k4) > MAX_EXCESS * k2 * k2;
  if (isUneven || isCoarseSum(patterns)) return true;
  return patterns.some(({ values, cumulants }) => values <= SHORT && cumulants.k2 > MAX_SHARE * k2);
}

function isFine({ a, b, values, outside }: RePairingPattern): boolean {
  // Ranks of k classes of equal size are k equidistant points, of variance (k² − 1)/12 in steps of their distance.
  const deviation = Math.sqrt(((values * (a.classes ** 2 - 1)) / 12) * ((b.classes ** 2 - 1) / 12));
  if (deviation >= FINE) return true;
  if (Math.max(a.outside.classes, b.outside.classes) < MANY_CLASSES) return false;
  return outside * (1 - Math.exp(-2 * Math.PI ** 2 * jumpVariation(a, b))) >= OUT_OF_STEP;
}

/** Squared coefficient of variation of the jump by which a position outside both largest classes moves the sum. */
const jumpVariation = (a: RePairingPattern["a"], b: RePairingPattern["b"]): number =>
  a.outside.spread * b.outside.spread - 1;

/** All positions outside move the sum by one jump: the lattice is that jump's, and the continuity correction right. */
const hasOneJump = ({ isLattice, outside, a, b }: RePairingPattern): boolean =>
  isLattice && jumpVariation(a, b) < 1e-9 && outside >= MANY_OUTSIDE;
