import { createRandom } from "../numeric/random.js";
import { boundedCache } from "./bounded-cache.js";
import { isCoarse, isCoarseSum } from "./coarse-re-pairings.js";
import { drawnRePairings } from "./drawn-re-pairings.js";
import { EXACT_ADDITIONS, exactRePairings } from "./exact-re-pairings.js";
import { sumsOf } from "./independent-sums.js";
import type { Lattice } from "./lattice.js";
import { independentSumNull } from "./lattice-sum.js";
import { momentMatchedNull } from "./moment-matched.js";
import { DEFAULT_DRAWS, monteCarloNull } from "./monte-carlo.js";
import type { NullDistribution, Support } from "./null-distribution.js";
import { canonically, type RePairingPattern, rePairingPattern } from "./re-pairing-pattern.js";
import { type SortedColumn, sortedColumn } from "./sorted-column.js";
import { convolutionWork, stepOf, summingWork } from "./strata-work.js";

/** Two columns of one length; inside a stratum every pairing of a with b is equally likely. */
export interface Stratum {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

export type RePairingMethod = "auto" | "exact" | "moment-matched" | "monte-carlo";

export interface RePairingOptions {
  readonly method?: RePairingMethod;
  readonly seed?: number;
  readonly draws?: number;
}

/** Several strata are convolved exactly while each has at most 12 values and all have at most 60. */
const EXACT_STRATUM = 12;
const EXACT_STRATA = 60;
/** What is computed on request. */
const FEASIBLE_ADDITIONS = 2e9;

/**
 * The null of T = Σ over strata of Σ aᵢb_π(i) over all Π n! pairings. Exact for integers only (twice the midranks;
 * decimals on their lattice). Constant strata contribute a constant. `auto` chooses by the values alone, and neither
 * the order of rows nor that of strata changes anything. `isRough`: where it trusts no smooth curve; the default is for ranks.
 * @throws RangeError where `exact` is asked for and out of reach.
 */
export function rePairingsNull(
  strata: readonly Stratum[],
  options: RePairingOptions = {},
  isRough = isCoarseSum,
): NullDistribution {
  const patterns = strata.map(({ a, b }) => rePairingPattern(ascending(a), ascending(b)));
  return patternsNull(patterns.sort(canonically), options, isRough);
}

const ascending = (values: ArrayLike<number>): SortedColumn => sortedColumn(Float64Array.from(values).sort());

/** The same of strata whose patterns are known, in canonical order. */
export function patternsNull(
  patterns: readonly RePairingPattern[],
  options: RePairingOptions,
  isRough = isCoarseSum,
): NullDistribution {
  const { method = "auto", seed = 1, draws = DEFAULT_DRAWS } = options;
  const { cumulants, ends: support } = sumsOf(patterns);
  if (method === "auto" || method === "exact") {
    const distribution = exactNull(patterns, cumulants.mean, support, method);
    if (distribution !== null) return distribution;
    if (method === "exact") {
      throw new RangeError(
        `exact re-pairings need integers, at most ${FEASIBLE_ADDITIONS} additions and at most 10^308 pairings`,
      );
    }
  }
  if (method === "monte-carlo" || (method === "auto" && isRough(patterns)) || cumulants.k2 === 0) {
    // Sums of integers are exact, but E, and so the mirror image of t, may not be.
    const tolerance = isLattice(patterns) ? 1e-7 : 1e-12 * (support.high - support.low);
    return monteCarloNull(drawnRePairings(patterns, createRandom(seed), draws), cumulants.mean, support, tolerance);
  }
  return momentMatchedNull(cumulants, isLattice(patterns) ? stepOf(patterns) : 0, support);
}

const nulls = boundedCache<string, NullDistribution>(256);

/** Cached where all strata are known by their ties; null where out of reach. */
function exactNull(
  patterns: readonly RePairingPattern[],
  mean: number,
  support: Support,
  method: "auto" | "exact",
): NullDistribution | null {
  const known = patterns.every(({ key }) => key !== null) && patterns.length <= EXACT_STRATA;
  // What is exact on request need not be where `auto` chooses.
  const key = known ? `${method} ${patterns.map((pattern) => pattern.key).join()}` : null;
  const cached = key === null ? undefined : nulls.get(key);
  if (cached !== undefined) return cached;
  const limit = method === "auto" ? EXACT_ADDITIONS : FEASIBLE_ADDITIONS;
  const lattices = exactLattices(patterns, limit, method === "exact");
  if (lattices === null) return null;
  const distribution = independentSumNull(lattices, mean, support);
  return key === null ? distribution : nulls.keep(key, distribution);
}

/**
 * One stratum counts its additions. Several are exact where they are small by their sizes, or asked for at any size; or
 * where ties forbid a smooth curve, since ties also make the programme cheap. Of raw values even small ones can have sums
 * on too many points.
 */
function exactLattices(patterns: readonly RePairingPattern[], limit: number, anySize: boolean): Lattice[] | null {
  if (!isLattice(patterns)) return null;
  const total = patterns.reduce((sum, { values }) => sum + values, 0);
  const small = patterns.every(({ values }) => values <= EXACT_STRATUM) && total <= EXACT_STRATA;
  const several = patterns.length > 1 && !small && !anySize;
  if (several && !(patterns.some(isCoarse) && convolutionWork(patterns) <= limit)) return null;
  if (patterns.length > 1 && summingWork(patterns) > limit) return null;
  const lattices: Lattice[] = [];
  for (const pattern of patterns) {
    const lattice = exactRePairings(pattern, several ? limit / patterns.length : limit);
    if (lattice === null) return null;
    lattices.push(lattice);
  }
  return lattices;
}

const isLattice = (patterns: readonly RePairingPattern[]): boolean => patterns.every((pattern) => pattern.isLattice);
