import type { AnalysisResult } from "../../analysis/result.js";

/** Within each of these p values are adjusted together. */
export type FamilyName = "analytes" | "scores" | typeof PAIRS;

export const PAIRS = "pairs of analyte and score";

/** The families in which p was adjusted, in any group; none where nothing was. */
export function familyNames(results: readonly AnalysisResult[]): FamilyName[] {
  const roles = new Set(
    results.flatMap(({ study, comparisons }) =>
      comparisons.filter(({ adjusted }) => adjusted !== null).map(({ variable }) => study.variables[variable].role),
    ),
  );
  const correlated = results.some(({ correlations }) => correlations.some((row) => row.pooledAdjusted !== null));
  return [
    ...(roles.has("analyte") ? (["analytes"] as const) : []),
    ...(roles.has("score") ? (["scores"] as const) : []),
    ...(correlated ? [PAIRS] : []),
  ] as FamilyName[];
}
