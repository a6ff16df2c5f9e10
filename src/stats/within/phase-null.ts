import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { type PhaseMethod, phaseMethod, phasesNull } from "../null/phases.js";
import { rePairingsNull } from "../null/re-pairings.js";
import { midranks } from "../numeric/midranks.js";
import type { PhaseSeries } from "./phase-series.js";
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

export function phaseNull(series: readonly PhaseSeries[], { scheme, method, ...random }: PhaseNullOptions): PhaseNull {
  let doubledU = 0;
  for (const own of series) doubledU += own.doubledU;
  const at = { u: doubledU / 2, t: doubledU };
  if (scheme === "shift") {
    const shifts = series.map((own) => shiftedDoubledU(midranks(own.values), own));
    return { ...at, distribution: cyclicShiftsNull(shifts, { method, ...random }) };
  }
  const patterns = series.map(({ pattern }) => pattern);
  const chosen = method === "auto" ? phaseMethod(patterns) : method;
  if (chosen !== "monte-carlo") return { ...at, distribution: phasesNull(patterns, chosen) };
  const strata = series.map(({ values, phases }) => ({ a: phases, b: midranks(values).map((rank) => 2 * rank) }));
  // Labellings by Monte Carlo re-pair ranks, whose sum differs from 2U by a constant.
  const offset = series.reduce((sum, { after }) => sum + after.visits * (after.visits + 1), 0);
  return {
    ...at,
    t: doubledU + offset,
    distribution: rePairingsNull(strata, { method: "monte-carlo", ...random }),
  };
}
