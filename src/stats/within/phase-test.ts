import { doubledP, pValue } from "../null/p-value.js";
import type { PhaseMethod } from "../null/phases.js";
import { requireChoice, requireProportion } from "../numeric/require.js";
import type { Alternative, Interval, TestResult } from "../result.js";
import { pairGaps } from "./pair-gaps.js";
import { type PatientPhase, patientPhase } from "./patient-phase.js";
import { type PhaseData, phaseData } from "./phase-data.js";
import { type EstimateOptions, estimateTogether, inUnit } from "./phase-estimate.js";
import { type PhaseNull, phaseNull } from "./phase-null.js";
import type { PhaseSeries } from "./phase-series.js";
import type { Label } from "./rows-by-label.js";

export interface PhaseOptions {
  /** `permute` (default): any visits of a patient may be the ones after; `shift`: cyclic shifts of the visit order. */
  readonly scheme?: "permute" | "shift";
  /** `greater`: values tend to be higher after. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Of the intervals, which are two-sided; default 0.95. Null for no intervals, the costliest part. */
  readonly confidence?: number | null;
  /** Default `auto`: exact, or moment-matched or Monte Carlo where U has too many values. */
  readonly method?: PhaseMethod | "auto";
  /** Of Monte Carlo. Default 1. */
  readonly seed?: number;
  /** Of Monte Carlo. Default 10⁵. */
  readonly draws?: number;
}

export interface PhaseResult extends TestResult {
  /** (before, after) pairs inside patients in which the after value is higher, ties half. */
  readonly u: number;
  readonly pairs: number;
  /** u/pairs: the share of pairs that rise; null without a pair. */
  readonly effect: number | null;
  /** min(1, 2 · smaller tail), beside the two-sided p by distance. */
  readonly pDoubled: number | null;
  /** Median of all within-patient differences after − before. */
  readonly estimate: number | null;
  /** Null without a pair, or where `confidence` is null. */
  readonly interval: Interval | null;
  /** Patients with visits in both phases, in order of first appearance. */
  readonly byPatient: readonly PatientPhase[];
}

/**
 * Whether values inside patients are higher after than before, over all visits: U = Σ over patients of the (before,
 * after) pairs in which the after value is higher, ties half. It speaks of these patients, not of patients at large.
 *
 * Null hypothesis: inside every patient the phases are exchangeable over that patient's visits: all Π C(nᵢ, aᵢ) ways to
 * choose which visits come after are equally likely (`shift`: all Π nᵢ cyclic shifts of the phases against the visits,
 * which then must come in visit order; spacing is ignored). Serial correlation and drift violate the first.
 *
 * Ties: the null is that of the tied ranks. A patient with visits in one phase only is left out; one whose values are
 * all equal contributes pairs/2. Two-sided p: P(|U − E| ≥ |u − E|). No patient with both phases: p is null.
 *
 * `estimate` is the median of the pairs' differences; `interval` inverts the two-sided test over the gaps between them,
 * the null recomputed from the ties of the shifted values, and in place of Monte Carlo always moment-matched. Where ties
 * forbid a smooth curve each gap's null gets its share of the additions that make one exact.
 *
 * @param patients a label per value. @param after whether the value comes after. @param values finite, in any unit.
 * @throws RangeError on NaN, ±Infinity, differences that overflow, unequal lengths, or `exact` out of reach.
 * @see van Elteren 1960 (rank sums combined over strata, weighed by pairs here); Parker & Vannest 2009 (the share of
 *   pairs, NAP), doi:10.1016/j.beth.2008.10.006; Edgington & Onghena 2007, Randomization Tests, doi:10.1201/9781420011814
 */
export function phaseTest(
  patients: ArrayLike<Label>,
  after: ArrayLike<boolean>,
  values: ArrayLike<number>,
  options: PhaseOptions = {},
): PhaseResult {
  const { together, pDoubled, lines } = phaseTestInParts(phaseData(patients, after, values), options);
  return { ...together, pDoubled: pDoubled(), byPatient: lines() };
}

/** The parts of a phase test: over all patients; and what is worked out when asked for. */
interface PhaseParts {
  readonly together: Omit<PhaseResult, "pDoubled" | "byPatient">;
  pDoubled(): PhaseResult["pDoubled"];
  /** As much work again. */
  lines(): PhaseResult["byPatient"];
}

/** The same of data that several tests share, in parts. */
export function phaseTestInParts(data: PhaseData, options: PhaseOptions = {}): PhaseParts {
  const settings = settingsOf(options);
  const { series, scale } = data;
  const { order } = series;
  if (order.length === 0) {
    const none = { u: 0, pairs: 0, effect: null, estimate: null, interval: null };
    return { together: { ...withoutPatient(series, settings), ...none }, pDoubled: () => null, lines: () => [] };
  }
  const found = phaseNull(series, order, settings);
  const gaps = pairGaps(series);
  const { pairs } = gaps.together;
  const together = {
    ...tested(series, found, settings),
    u: found.u,
    pairs,
    effect: found.u / pairs,
    ...inUnit(estimateTogether(series, order, gaps.together, settings), scale),
  };
  const lines = () => {
    const places = new Int32Array(order.length);
    for (let place = 0; place < order.length; place++) places[order[place]] = place;
    return Array.from(places, (place, s) => patientPhase(series, s, place, gaps, settings, scale));
  };
  return { together, pDoubled: () => doubledP(found.distribution, found.t), lines };
}

/** The test alone: no estimate, no interval, no patient's line. */
export function phaseTestAlone(data: PhaseData, options: PhaseOptions = {}): TestResult {
  const settings = settingsOf(options);
  const { series } = data;
  if (series.order.length === 0) return withoutPatient(series, settings);
  return tested(series, phaseNull(series, series.order, settings), settings);
}

const METHODS = {
  permute: "phase test (labellings inside patients)",
  shift: "phase test (cyclic shifts inside patients)",
} as const;

interface Settings extends EstimateOptions {
  readonly alternative: Alternative;
}

function settingsOf(options: PhaseOptions): Settings {
  const { scheme = "permute", alternative = "two-sided", confidence = 0.95, method = "auto", seed, draws } = options;
  requireChoice(scheme, "scheme", ["permute", "shift"]);
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "moment-matched", "monte-carlo"]);
  if (confidence !== null) requireProportion(confidence, "confidence");
  const random = { ...(seed === undefined ? {} : { seed }), ...(draws === undefined ? {} : { draws }) };
  return { scheme, alternative, confidence, method, ...random };
}

function withoutPatient({ values }: PhaseSeries, { scheme, alternative }: Settings): TestResult {
  const reason = "no patient with values both before and after";
  const statistic = { symbol: "U", value: 0 };
  return {
    method: METHODS[scheme],
    n: values.length,
    alternative,
    null: "exact",
    statistic,
    p: null,
    reason,
    floor: null,
  };
}

function tested(
  { values }: PhaseSeries,
  { u, t, distribution }: PhaseNull,
  { scheme, alternative }: Settings,
): TestResult {
  return {
    method: METHODS[scheme],
    n: values.length,
    alternative,
    statistic: { symbol: "U", value: u },
    null: distribution.kind,
    ...pValue(distribution, t, alternative, "distance"),
  };
}
