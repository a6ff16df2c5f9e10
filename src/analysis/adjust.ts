import { adjustPValues } from "../stats/multiplicity/adjust.js";
import { rowsByLabel } from "../stats/within/rows-by-label.js";
import type { Study } from "../study/study.js";
import type { Plan } from "./plan.js";
import type { Correlation, PairedComparison } from "./result.js";

/** Adjusts each family on its own: analytes, and scores, per pair of windows and kind of p. */
export function adjustComparisons(
  comparisons: readonly PairedComparison[],
  study: Study,
  plan: Plan,
): PairedComparison[] {
  const families = comparisons.map(
    ({ variable, before, after }) => `${study.variables[variable].role} ${before} ${after}`,
  );
  const adjusted = byFamily(comparisons, families, ({ test }) => test.p, plan);
  const phase = byFamily(comparisons, families, (row) => row.phase?.test.p ?? null, plan);
  return comparisons.map((row, i) => ({
    ...row,
    adjusted: adjusted[i],
    phase: row.phase && { ...row.phase, adjusted: phase[i] },
  }));
}

/** Adjusts each kind of p over all analyte × score pairs. */
export function adjustCorrelations(correlations: readonly Correlation[], plan: Plan): Correlation[] {
  const all = correlations.map(() => "all");
  const pooled = byFamily(correlations, all, (row) => row.pooled.p, plan);
  const within = byFamily(correlations, all, (row) => row.within?.test.p ?? null, plan);
  const beyond = byFamily(correlations, all, (row) => row.beyond?.test.p ?? null, plan);
  return correlations.map((row, i) => ({
    ...row,
    pooledAdjusted: pooled[i],
    within: row.within && { ...row.within, adjusted: within[i] },
    beyond: row.beyond && { ...row.beyond, adjusted: beyond[i] },
  }));
}

function byFamily<Row>(
  rows: readonly Row[],
  families: readonly string[],
  p: (row: Row) => number | null,
  plan: Plan,
): (number | null)[] {
  const adjusted: (number | null)[] = [];
  for (const members of rowsByLabel(families).values()) {
    const values = adjustPValues(
      members.map((i) => p(rows[i])),
      plan.adjust,
    );
    for (const [k, i] of members.entries()) adjusted[i] = values[k];
  }
  return adjusted;
}
