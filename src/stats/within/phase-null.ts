import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import type { NullDistribution } from "../null/null-distribution.js";
import type { PhasePattern } from "../null/phase-pattern.js";
import { type PhaseMethod, phaseMethod, phasesNull } from "../null/phases.js";
import { rePairingsNull } from "../null/re-pairings.js";
import { strataMidranks } from "../numeric/strata-midranks.js";
import { type PhaseSeries, visitsOf } from "./phase-series.js";
import { shiftedDoubledU } from "./phase-shifts.js";

export interface PhaseNullOptions {
  readonly scheme: "permute" | "shift";
  readonly method: PhaseMethod | "auto";
  readonly seed?: number;
  readonly draws?: number;
}

/** U of some patients, and its null: t is the statistic's place in it, 2U or that and a constant. */
export interface PhaseNull {
  readonly u: number;
  readonly t: number;
  readonly distribution: NullDistribution;
}

/** Of these patients, in their order. */
export function phaseNull(
  series: PhaseSeries,
  patients: ArrayLike<number>,
  { scheme, method, ...random }: PhaseNullOptions,
): PhaseNull {
  let doubledU = 0;
  for (let i = 0; i < patients.length; i++) doubledU += series.doubledU[patients[i]];
  const at = { u: doubledU / 2, t: doubledU };
  if (scheme === "shift") {
    const { ranks, starts } = midranksOf(series, patients);
    const shifts: number[][] = [];
    for (let i = 0; i < patients.length; i++) {
      const s = patients[i];
      shifts.push(shiftedDoubledU(ranks, starts[i], series.phases, series.starts[s], visitsOf(series, s)));
    }
    return { ...at, distribution: cyclicShiftsNull(shifts, { method, ...random }) };
  }
  const patterns: PhasePattern[] = [];
  for (let i = 0; i < patients.length; i++) patterns.push(series.patterns[patients[i]]);
  const chosen = method === "auto" ? phaseMethod(patterns) : method;
  if (chosen !== "monte-carlo") return { ...at, distribution: phasesNull(patterns, chosen) };
  const { ranks, starts } = midranksOf(series, patients);
  const strata = Array.from(patients, (s, i) => ({
    a: series.phases.subarray(series.starts[s], series.starts[s + 1]),
    b: ranks.subarray(starts[i], starts[i + 1]).map((rank) => 2 * rank),
  }));
  // Labellings by Monte Carlo re-pair ranks, whose sum differs from 2U by a constant.
  let offset = 0;
  for (let i = 0; i < patients.length; i++) offset += series.nAfter[patients[i]] * (series.nAfter[patients[i]] + 1);
  return {
    ...at,
    t: doubledU + offset,
    distribution: rePairingsNull(strata, { method: "monte-carlo", ...random }),
  };
}

/** Of one patient alone. */
export function patientNull(series: PhaseSeries, s: number, options: PhaseNullOptions): PhaseNull {
  const { scheme, method } = options;
  const own = [series.patterns[s]];
  const chosen = method === "auto" ? phaseMethod(own) : method;
  if (scheme === "shift" || chosen === "monte-carlo") return phaseNull(series, [s], options);
  return { u: series.doubledU[s] / 2, t: series.doubledU[s], distribution: phasesNull(own, chosen) };
}

/** The midranks of each patient's visits, in their order, patient by patient. */
function midranksOf({ starts, values }: PhaseSeries, patients: ArrayLike<number>) {
  const own = [0];
  for (let i = 0; i < patients.length; i++) own.push(own[i] + starts[patients[i] + 1] - starts[patients[i]]);
  const column = new Float64Array(own[patients.length]);
  for (let i = 0; i < patients.length; i++)
    for (let from = starts[patients[i]], k = own[i]; k < own[i + 1]; k++) column[k] = values[from + k - own[i]];
  return { ranks: strataMidranks(column, own).ranks, starts: own };
}
