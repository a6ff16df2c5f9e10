import type { Interval, NullKind } from "../result.js";
import type { AllGaps } from "./pair-gaps.js";
import { type EstimateOptions, estimateAlone, inUnit } from "./phase-estimate.js";
import { patientNull } from "./phase-null.js";
import { type PhaseSeries, pairsOf, visitsOf } from "./phase-series.js";
import type { Label } from "./rows-by-label.js";
import { twoSided } from "./two-sided.js";

/** One patient's own test. */
export interface PatientPhase {
  readonly patient: Label;
  readonly nBefore: number;
  readonly nAfter: number;
  readonly u: number;
  readonly pairs: number;
  readonly effect: number;
  readonly p: number;
  /** 2/C(n, a) where nothing ties. */
  readonly floor: number;
  readonly null: NullKind;
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** Of patient s, who has this place in the series' order. */
export function patientPhase(
  series: PhaseSeries,
  s: number,
  place: number,
  gaps: AllGaps,
  options: EstimateOptions,
  scale: number,
): PatientPhase {
  const nAfter = series.nAfter[s];
  const pairs = pairsOf(series, s);
  const { u, t, distribution } = patientNull(series, s, options);
  const { p, floor } = twoSided(distribution, t, options.scheme === "permute");
  const { estimate, interval } = inUnit(estimateAlone(series, s, place, gaps, options), scale);
  return {
    patient: series.patients[s],
    nBefore: visitsOf(series, s) - nAfter,
    nAfter,
    u,
    pairs,
    effect: u / pairs,
    p,
    floor: floor ?? p,
    null: distribution.kind,
    estimate,
    interval,
  };
}
