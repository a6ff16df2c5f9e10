import { adjustPValues } from "../stats/multiplicity/adjust.js";
import type { Study } from "../study/study.js";
import type { Plan } from "./plan.js";
import type { Correlation, PairedComparison } from "./result.js";

/** Adjusts each family on its own: analytes, and scores, per pair of windows. */
export function adjustComparisons(
  comparisons: readonly PairedComparison[],
  study: Study,
  plan: Plan,
): PairedComparison[] {
  const families = new Map<string, number[]>();
  for (const [i, { variable, before, after }] of comparisons.entries()) {
    const family = `${study.variables[variable].role} ${before} ${after}`;
    const members = families.get(family);
    if (members) members.push(i);
    else families.set(family, [i]);
  }
  const adjusted: (number | null)[] = [];
  for (const members of families.values()) {
    const p = adjustPValues(
      members.map((i) => comparisons[i].test.p),
      plan.adjust,
    );
    for (const [k, i] of members.entries()) adjusted[i] = p[k];
  }
  return comparisons.map((comparison, i) => ({ ...comparison, adjusted: adjusted[i] }));
}

/** Adjusts over all analyte × score pairs. */
export function adjustCorrelations(correlations: readonly Correlation[], plan: Plan): Correlation[] {
  const p = adjustPValues(
    correlations.map(({ pooled }) => pooled.p),
    plan.adjust,
  );
  return correlations.map((correlation, i) => ({ ...correlation, pooledAdjusted: p[i] }));
}
