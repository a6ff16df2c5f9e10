import { untiedPattern } from "../null/phase-pattern.js";
import type { Interval } from "../result.js";
import { type GapMethod, gapNull, permutedGapNulls, shiftedGapNulls } from "./gap-nulls.js";
import { type AllGaps, medianDifference, type PairGaps } from "./pair-gaps.js";
import { phaseInterval } from "./phase-interval.js";
import type { PhaseNullOptions } from "./phase-null.js";
import { isTied, type PhaseSeries, visitsOf } from "./phase-series.js";
import { untiedShift } from "./untied-shift.js";

export interface EstimateOptions extends PhaseNullOptions {
  /** Null for no interval. */
  readonly confidence: number | null;
}

/** How far the after values lie above the before values: the median of the pairs' differences, and what the test does not reject. */
export interface PhaseEstimate {
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** Of these patients, whose gaps these are. */
export function estimateTogether(
  series: PhaseSeries,
  patients: ArrayLike<number>,
  gaps: PairGaps,
  options: EstimateOptions,
): PhaseEstimate {
  const { scheme, confidence } = options;
  const estimate = medianDifference(gaps);
  if (confidence === null) return { estimate, interval: null };
  const nulls = (scheme === "shift" ? shiftedGapNulls : permutedGapNulls)(series, patients, gaps, gapMethod(options));
  return { estimate, interval: phaseInterval(gaps, nulls, confidence) };
}

/** Of patient s, who has this place in the series' order. */
export function estimateAlone(
  series: PhaseSeries,
  s: number,
  place: number,
  gaps: AllGaps,
  options: EstimateOptions,
): PhaseEstimate {
  if (options.scheme === "shift" || isTied(series, s)) return estimateTogether(series, [s], gaps.alone(place), options);
  const distribution = gapNull([untiedPattern(series.nAfter[s], visitsOf(series, s))], gapMethod(options), 1);
  return untiedShift(gaps.pairsOf(place), distribution, options.confidence);
}

const gapMethod = ({ method }: EstimateOptions): GapMethod => (method === "monte-carlo" ? "auto" : method);

/** Of values that had been multiplied by this. */
export const inUnit = ({ estimate, interval }: PhaseEstimate, scale: number): PhaseEstimate => ({
  estimate: estimate / scale,
  interval: interval && { ...interval, low: interval.low / scale, high: interval.high / scale },
});
