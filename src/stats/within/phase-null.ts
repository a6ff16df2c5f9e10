import { cyclicShiftsNull } from "../null/cyclic-shifts.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { type PhaseMethod, phaseMethod, phasesNull } from "../null/phases.js";
import { rePairingsNull } from "../null/re-pairings.js";
import { strataMidranks } from "../numeric/strata-midranks.js";
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
    const ranks = seriesMidranks(series);
    const shifts = series.map((own, s) => shiftedDoubledU(ranks[s], own));
    return { ...at, distribution: cyclicShiftsNull(shifts, { method, ...random }) };
  }
  const patterns = series.map(({ pattern }) => pattern);
  const chosen = method === "auto" ? phaseMethod(patterns) : method;
  if (chosen !== "monte-carlo") return { ...at, distribution: phasesNull(patterns, chosen) };
  const ranks = seriesMidranks(series);
  const strata = series.map(({ phases }, s) => ({ a: phases, b: ranks[s].map((rank) => 2 * rank) }));
  // Labellings by Monte Carlo re-pair ranks, whose sum differs from 2U by a constant.
  const offset = series.reduce((sum, { after }) => sum + after.visits * (after.visits + 1), 0);
  return {
    ...at,
    t: doubledU + offset,
    distribution: rePairingsNull(strata, { method: "monte-carlo", ...random }),
  };
}

/** The midranks of each patient's visits, in their order. */
function seriesMidranks(series: readonly PhaseSeries[]): Float64Array[] {
  const starts = [0];
  for (const { values } of series) starts.push(starts[starts.length - 1] + values.length);
  const column = new Float64Array(starts[series.length]);
  for (let s = 0; s < series.length; s++) column.set(series[s].values, starts[s]);
  const { ranks } = strataMidranks(column, starts);
  return series.map((_, s) => ranks.subarray(starts[s], starts[s + 1]));
}
