import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { doubledP, pValue } from "../null/p-value.js";
import { phasePattern } from "../null/phase-pattern.js";
import { type PhaseMethod, phaseMethod, phasesNull } from "../null/phases.js";
import { rePairingsNull } from "../null/re-pairings.js";
import { decimalLattice } from "../numeric/decimal-lattice.js";
import { midranks } from "../numeric/midranks.js";
import { requireChoice, requireNumbers, requireProportion, requireSameLength } from "../numeric/require.js";
import type { Alternative, Interval, NullKind, TestResult } from "../result.js";
import { permutedGapNulls, shiftedGapNulls } from "./gap-nulls.js";
import { medianDifference, type PairGaps, pairGaps } from "./pair-gaps.js";
import { phaseInterval } from "./phase-interval.js";
import { type PhaseSeries, phaseSeries } from "./phase-series.js";
import { shiftedDoubledU } from "./phase-shifts.js";
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
 * the null recomputed from the ties of the shifted values, and in place of Monte Carlo always moment-matched.
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
  const { scheme = "permute", alternative = "two-sided", confidence = 0.95, method = "auto" } = options;
  requireChoice(scheme, "scheme", ["permute", "shift"]);
  requireChoice(alternative, "alternative", ["two-sided", "less", "greater"]);
  requireChoice(method, "method", ["auto", "exact", "moment-matched", "monte-carlo"]);
  if (confidence !== null) requireProportion(confidence, "confidence");
  requireSameLength(patients, "patients", values, "values");
  requireSameLength(after, "after", values, "values");
  const numbers = requireSpan(requireNumbers(values, "values"));
  // Decimals as integers, so that differences equal on paper are equal.
  const { integers: comparable, scale } = decimalLattice(numbers) ?? { integers: numbers, scale: 1 };
  const series = phaseSeries(patients, after, comparable);
  const settings = { ...options, scheme, method, confidence, scale };
  const n = series.reduce((sum, { values: own }) => sum + own.length, 0);
  const base = { method: METHODS[scheme], n, alternative } as const;
  if (series.length === 0) {
    const reason = "no patient with values both before and after";
    const statistic = { symbol: "U", value: 0 };
    const none = { p: null, floor: null, pDoubled: null, effect: null, estimate: null, interval: null };
    return { ...base, null: "exact", statistic, reason, u: 0, pairs: 0, ...none, byPatient: [] };
  }
  const ordered = [...series].sort(canonically);
  const gaps = pairGaps(ordered);
  const all = phasesOf(ordered, gaps.together, settings);
  const lines = new Map(ordered.map((own, i) => [own.patient, patientPhase(own, gaps.alone[i], settings)]));
  return {
    ...base,
    statistic: { symbol: "U", value: all.u },
    null: all.distribution.kind,
    ...pValue(all.distribution, all.t, alternative, "distance"),
    u: all.u,
    pairs: all.pairs,
    effect: all.u / all.pairs,
    pDoubled: doubledP(all.distribution, all.t),
    estimate: all.estimate,
    interval: all.interval,
    byPatient: series.flatMap(({ patient }) => lines.get(patient) ?? []),
  };
}

const METHODS = {
  permute: "phase test (labellings inside patients)",
  shift: "phase test (cyclic shifts inside patients)",
} as const;

interface Settings extends PhaseOptions {
  readonly scheme: "permute" | "shift";
  readonly method: PhaseMethod | "auto";
  readonly confidence: number | null;
  /** The values are integers after multiplication by this. */
  readonly scale: number;
}

function patientPhase(own: PhaseSeries, gaps: PairGaps, settings: Settings): PatientPhase {
  const { u, pairs, t, distribution, estimate, interval } = phasesOf([own], gaps, settings);
  const { p, floor } = pValue(distribution, t, "two-sided", "distance");
  const { patient, before, after } = own;
  return {
    patient,
    nBefore: before.visits,
    nAfter: after.visits,
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

/** What is tested, the value of the statistic t under its null, and the estimate. */
function phasesOf(series: readonly PhaseSeries[], gaps: PairGaps, settings: Settings) {
  const doubledU = series.reduce((sum, own) => sum + own.doubledU, 0);
  // Labellings by Monte Carlo re-pair ranks, whose sum differs from 2U by a constant.
  const { distribution, offset } = nullOf(series, settings);
  const { confidence, scale } = settings;
  return {
    u: doubledU / 2,
    pairs: gaps.pairs,
    t: doubledU + offset,
    distribution,
    estimate: medianDifference(gaps) / scale,
    interval: confidence === null ? null : intervalOf(series, gaps, confidence, settings),
  };
}

function nullOf(
  series: readonly PhaseSeries[],
  { scheme, method, seed, draws }: Settings,
): { distribution: NullDistribution; offset: number } {
  const random = { ...(seed === undefined ? {} : { seed }), ...(draws === undefined ? {} : { draws }) };
  if (scheme === "shift") {
    const shifts = series.map((own) => shiftedDoubledU(midranks(own.values), own));
    return { distribution: cyclicShiftsNull(shifts, { method, ...random }), offset: 0 };
  }
  const patterns = series.map(({ after, ties }) => phasePattern(after.visits, ties));
  const chosen = method === "auto" ? phaseMethod(patterns) : method;
  if (chosen !== "monte-carlo") return { distribution: phasesNull(patterns, chosen), offset: 0 };
  const strata = series.map(({ values, phases }) => ({ a: phases, b: midranks(values).map((rank) => 2 * rank) }));
  return {
    distribution: rePairingsNull(strata, { method: "monte-carlo", ...random }),
    offset: series.reduce((sum, { after }) => sum + after.visits * (after.visits + 1), 0),
  };
}

function intervalOf(
  series: readonly PhaseSeries[],
  gaps: PairGaps,
  confidence: number,
  { scheme, method, scale }: Settings,
): Interval {
  const forGaps = method === "monte-carlo" ? "auto" : method;
  const nulls = (scheme === "shift" ? shiftedGapNulls : permutedGapNulls)(series, gaps, forGaps);
  const interval = phaseInterval(gaps, nulls, confidence);
  return { ...interval, low: interval.low / scale, high: interval.high / scale };
}

function requireSpan(values: Float64Array): Float64Array {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (!Number.isFinite(high - low)) throw new RangeError(`differences overflow; found values from ${low} to ${high}`);
  return values;
}

/** An order of patients that depends on their values alone, so that sums round alike whatever the order of rows. */
function canonically(left: PhaseSeries, right: PhaseSeries): number {
  return compare(left.before.values, right.before.values) || compare(left.after.values, right.after.values);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}
