import { type Adjustment, adjustPValues } from "../stats/multiplicity/adjust.js";
import { rowsByLabel } from "../stats/within/rows-by-label.js";
import type { Study } from "../study/study.js";
import { jointlyAdjustedPairs, jointlyAdjustedPhases } from "./joint-adjustment.js";
import type { PhaseSamples } from "./phase.js";
import type { Plan } from "./plan.js";
import { idsOf } from "./registry.js";
import type { Correlation, PairedComparison, Trend } from "./result.js";

/**
 * Adjusts each family on its own: analytes, and scores, per pair of windows and kind of p. `samplesOf` gives a
 * comparison's samples, which Westfall–Young relabels.
 */
export function adjustComparisons(
  comparisons: readonly PairedComparison[],
  study: Study,
  plan: Plan,
  samplesOf: (row: PairedComparison) => PhaseSamples,
): PairedComparison[] {
  const families = comparisons.map(
    ({ variable, before, after }) => `${study.variables[variable].role} ${before} ${after}`,
  );
  const adjusted = byFamily(
    comparisons,
    families,
    plan.adjust === "westfall-young"
      ? (family) => jointlyAdjustedPairs(family, study, plan)
      : oneByOne(({ test }) => test.p, withoutJoint(plan)),
  );
  const phase = byFamily(
    comparisons,
    families,
    plan.adjust === "westfall-young" && plan.within
      ? (family) => jointlyAdjustedPhases(family, samplesOf, study, plan)
      : oneByOne((row) => row.phase?.test.p ?? null, withoutJoint(plan)),
  );
  return comparisons.map((row, i) => ({
    ...row,
    adjusted: adjusted[i],
    phase: row.phase && { ...row.phase, adjusted: phase[i] },
  }));
}

/** Adjusts each kind of p over all analyte × score pairs. */
export function adjustCorrelations(correlations: readonly Correlation[], plan: Plan): Correlation[] {
  const all = correlations.map(() => "all");
  const adjust = (p: (row: Correlation) => number | null) =>
    byFamily(correlations, all, oneByOne(p, withoutJoint(plan)));
  const pooled = adjust((row) => row.pooled.p);
  const within = adjust((row) => row.within?.test.p ?? null);
  const beyond = adjust((row) => row.beyond?.test.p ?? null);
  return correlations.map((row, i) => ({
    ...row,
    pooledAdjusted: pooled[i],
    within: row.within && { ...row.within, adjusted: within[i] },
    beyond: row.beyond && { ...row.beyond, adjusted: beyond[i] },
  }));
}

/** Adjusts each kind of p over the trends of analytes, and of scores. */
export function adjustTrends(trends: readonly Trend[], study: Study, plan: Plan): Trend[] {
  const families = trends.map(({ variable }) => study.variables[variable].role);
  const adjusted = TREND_TESTS.map((id) =>
    byFamily(
      trends,
      families,
      oneByOne((row) => row.tests[id].test.p, withoutJoint(plan)),
    ),
  );
  return trends.map((row, i) => ({
    ...row,
    tests: Object.fromEntries(
      TREND_TESTS.map((id, k) => [id, { ...row.tests[id], adjusted: adjusted[k][i] }]),
    ) as Trend["tests"],
  }));
}

const TREND_TESTS = idsOf("trends");

/** Where nothing is re-randomised jointly, Holm controls what Westfall–Young does. */
const withoutJoint = ({ adjust }: Plan): Adjustment => (adjust === "westfall-young" ? "holm" : adjust);

function oneByOne<Row>(p: (row: Row) => number | null, method: Adjustment) {
  return (family: readonly Row[]): (number | null)[] => adjustPValues(family.map(p), method);
}

function byFamily<Row>(
  rows: readonly Row[],
  families: readonly string[],
  adjust: (family: readonly Row[]) => readonly (number | null)[],
): (number | null)[] {
  const adjusted: (number | null)[] = [];
  for (const members of rowsByLabel(families).values()) {
    const values = adjust(members.map((i) => rows[i]));
    for (const [k, i] of members.entries()) adjusted[i] = values[k];
  }
  return adjusted;
}
