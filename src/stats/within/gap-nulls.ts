import { isCoarse, mayBeCoarse } from "../null/coarse-phases.js";
import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import { type Sums, sumsOf } from "../null/independent-sums.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { pValue } from "../null/p-value.js";
import { type PhasePattern, phasePattern, untiedPattern } from "../null/phase-pattern.js";
import { matchedNull, type PhaseMethod, phaseMethod, phasesNull } from "../null/phases.js";
import type { Cumulants } from "../null/re-pairing-cumulants.js";
import { normal } from "../numeric/normal.js";
import { midranksInGap, tiesInGap } from "./gap-order.js";
import type { PairGaps } from "./pair-gaps.js";
import { isTied, type PhaseSeries, visitsOf } from "./phase-series.js";
import { shiftedDoubledU } from "./phase-shifts.js";
import { twoSided } from "./two-sided.js";

/** The nulls of 2U while the after values are lowered through the gaps. Cheap where successive gaps are neighbours. */
export interface GapNulls {
  /** Whether one null serves all gaps, so that p falls with the distance of 2U from its mean. */
  readonly constant: boolean;
  /** The two-sided p in gap k. */
  pAt(k: number): number;
  /** An approximation to p in gap k from two moments of 2U; null where ties make 2U coarse, or its tails are another curve's. */
  normalAt(k: number): number | null;
  /** And one from four, at more cost. */
  matchedAt(k: number): number;
  /** An upper bound, in every gap, on p where 2U is this far from its mean. */
  bound(distance: number): number;
  /** A variance of 2U that no gap's falls short of; 0 where nothing is known. */
  readonly leastVariance: number;
}

/**
 * A fourth cumulant of 2U, in squares of its variance, beyond which the tails are too far from a normal curve's to go by, as
 * of one visit against many: intervals that were wrong without this rule, by a search, had .19 and more.
 */
const FAR_FROM_NORMAL = 0.15;

export type GapMethod = Exclude<PhaseMethod, "monte-carlo"> | "auto";

/**
 * Over all labellings. Ties inside a phase move with the shift against the other phase's values, and the null with
 * them; a patient without such ties keeps the untied null.
 */
export function permutedGapNulls(
  series: PhaseSeries,
  patients: ArrayLike<number>,
  gaps: PairGaps,
  method: GapMethod,
): GapNulls {
  const patterns: PhasePattern[] = [];
  const tied: number[] = [];
  for (let place = 0; place < patients.length; place++) {
    const s = patients[place];
    patterns.push(untiedPattern(series.nAfter[s], visitsOf(series, s)));
    if (isTied(series, s)) tied.push(place);
  }
  if (tied.length === 0) return constantNull(gapNull(patterns, method, 1), gaps, patterns.length === 1);
  const sums = sumsOf(patterns);
  const fourth = fourthMoment(sums.cumulants);
  let [mostVisits, mostVariance] = [0, 0];
  for (const { visits, cumulants } of patterns) {
    mostVisits = Math.max(mostVisits, visits);
    mostVariance = Math.max(mostVariance, cumulants.k2);
  }
  const isFar = (): boolean => Math.abs(sums.cumulants.k4) > FAR_FROM_NORMAL * sums.cumulants.k2 ** 2;
  let leastVariance = sums.cumulants.k2;
  for (const place of tied) leastVariance -= patterns[place].cumulants.k2;
  const moveTo = walker(gaps, tied, (place, k) => {
    const s = patients[place];
    if (!isTied(series, s)) return;
    const pattern = phasePattern(series.nAfter[s], tiesInGap(series, s, gaps.order(place), gaps.rankAt(k)));
    addTo(sums, pattern, 1);
    addTo(sums, patterns[place], -1);
    patterns[place] = pattern;
  });
  return {
    constant: false,
    leastVariance: isFar() ? 0 : Math.max(0, leastVariance),
    pAt(k) {
      moveTo(k);
      return twoSided(gapNull(patterns, method, gaps.doubledU.length), gaps.doubledU[k], patterns.length === 1).p;
    },
    normalAt(k) {
      moveTo(k);
      if (isFar()) return null;
      if (mayBeCoarse(mostVisits, mostVariance, sums.cumulants.k2) && isCoarse(patterns)) return null;
      return 2 * normal.survival(Math.abs(gaps.doubledU[k] - gaps.pairs) / Math.sqrt(sums.cumulants.k2));
    },
    matchedAt(k) {
      moveTo(k);
      return pValue(matchedNull(patterns, sums), gaps.doubledU[k], "two-sided", "distance").p;
    },
    // A tied 2U is the mean of the untied ones over the ways to break its ties, so by Jensen its fourth moment is no
    // larger. One unit of distance is the most a continuity correction takes.
    bound: (distance) => (distance > 1 ? fourth / (distance - 1) ** 4 : 1),
  };
}

/** One null for all gaps, which then needs no approximation and no bound. */
function constantNull(distribution: NullDistribution, gaps: PairGaps, isShared: boolean): GapNulls {
  return {
    constant: true,
    pAt: (k) => twoSided(distribution, gaps.doubledU[k], isShared).p,
    ...withoutApproximation,
  };
}

const withoutApproximation: Pick<GapNulls, "leastVariance" | "normalAt" | "matchedAt" | "bound"> = {
  leastVariance: 0,
  normalAt: () => null,
  matchedAt: () => 1,
  bound: () => 1,
};

/** Of patterns in one of so many gaps. */
export function gapNull(patterns: readonly PhasePattern[], method: GapMethod, gaps: number): NullDistribution {
  const chosen = method === "auto" ? phaseMethod(patterns, gaps) : method;
  return phasesNull(patterns, chosen === "monte-carlo" ? "moment-matched" : chosen);
}

/** Over all cyclic shifts of the visit order. */
export function shiftedGapNulls(
  series: PhaseSeries,
  patients: ArrayLike<number>,
  gaps: PairGaps,
  method: GapMethod,
): GapNulls {
  const shifts: number[][] = Array.from(patients, () => []);
  const moveTo = walker(gaps, [...shifts.keys()], (place, k) => {
    const s = patients[place];
    const ranks = midranksInGap(series, s, gaps.order(place), gaps.rankAt(k));
    shifts[place] = shiftedDoubledU(ranks, 0, series.phases, series.starts[s], visitsOf(series, s));
  });
  return {
    constant: false,
    pAt(k) {
      moveTo(k);
      return pValue(cyclicShiftsNull(shifts, { method }), gaps.doubledU[k], "two-sided", "distance").p;
    },
    ...withoutApproximation,
  };
}

/**
 * Keeps what belongs to each patient current: from one gap to the next only those change that have a pair between, and
 * after a leap any of those that ever do.
 */
function walker(
  gaps: PairGaps,
  moving: readonly number[],
  update: (place: number, k: number) => void,
): (k: number) => void {
  let at = Number.NaN;
  return (k) => {
    if (k === at) return;
    const passed = Math.abs(k - at) === 1 ? gaps.ownersAt(Math.min(at, k)) : moving;
    for (let i = 0; i < passed.length; i++) update(passed[i], k);
    at = k;
  };
}

/** Keeps sums current to within round-off, for approximations. */
function addTo({ cumulants, ends }: Sums, pattern: PhasePattern, times: 1 | -1): void {
  cumulants.mean += times * pattern.cumulants.mean;
  cumulants.k2 += times * pattern.cumulants.k2;
  cumulants.k3 += times * pattern.cumulants.k3;
  cumulants.k4 += times * pattern.cumulants.k4;
  ends.low += times * pattern.ends.low;
  ends.high += times * pattern.ends.high;
  ends.logLow += times * pattern.ends.logLow;
  ends.logHigh += times * pattern.ends.logHigh;
}

const fourthMoment = ({ k2, k4 }: Cumulants): number => (3 * k2 * k2 + k4) * (1 + 1e-9);
