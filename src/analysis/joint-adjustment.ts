import { westfallYoung } from "../stats/multiplicity/westfall-young.js";
import { westfallYoungPhase } from "../stats/multiplicity/westfall-young-phase.js";
import type { Study } from "../study/study.js";
import type { PhaseSamples } from "./phase.js";
import type { Plan } from "./plan.js";
import { entryOf } from "./registry.js";
import type { PairedComparison } from "./result.js";

/** Westfall–Young over the paired tests of a family: whole patients are flipped jointly for all its variables. */
export function jointlyAdjustedPairs(family: readonly PairedComparison[], study: Study, plan: Plan): (number | null)[] {
  const statistic = entryOf("test", plan.test).westfallYoung ?? "signed-rank";
  const used = study.patients
    .map((_, patient) => patient)
    .filter((patient) => family.some(({ pairs }) => pairs.some((pair) => pair.patient === patient)));
  const differences = family.map(({ pairs }) => {
    const own = new Map(pairs.map(({ patient, difference }) => [patient, difference]));
    return used.map((patient) => own.get(patient) ?? null);
  });
  const { adjusted } = westfallYoung(differences, { statistic, seed: plan.seed });
  return adjusted.map((p, i) => atLeast(family[i].test.p, p));
}

/** Westfall–Young over the phase tests of a family: the visits of each patient are relabelled jointly for all variables. */
export function jointlyAdjustedPhases(
  family: readonly PairedComparison[],
  samplesOf: (row: PairedComparison) => PhaseSamples,
  study: Study,
  plan: Plan,
): (number | null)[] {
  const series = family.map(samplesOf);
  const after = new Map(series.flatMap((own) => Array.from(own.rows, (row, i) => [row, own.after[i]] as const)));
  const rows = [...after.keys()].sort((a, b) => a - b);
  const place = new Map(rows.map((row, i) => [row, i]));
  const values = series.map((own) => {
    const line = new Array<number | null>(rows.length).fill(null);
    for (const [i, row] of own.rows.entries()) line[place.get(row) ?? 0] = own.values[i];
    return line;
  });
  const { adjusted } = westfallYoungPhase(
    rows.map((row) => study.samples.patient[row]),
    rows.map((row) => after.get(row) === true),
    values,
    { seed: plan.seed },
  );
  return adjusted.map((p, i) => atLeast(family[i].phase?.test.p ?? null, p));
}

/** Drawn flips, or a t test's own p, may lie a little beyond the joint one; an adjusted p is never below its p. */
const atLeast = (p: number | null, adjusted: number | null): number | null =>
  p === null || adjusted === null ? null : Math.max(p, adjusted);
