import type { AnalysisResult, Exclusion } from "../analysis/result.js";
import { byCodePoint } from "../study/code-point.js";
import { oncePer } from "./once-per.js";

/** How many were left out for one reason. */
export interface ExclusionCount {
  readonly what: Exclusion["what"];
  readonly reason: string;
  readonly count: number;
}

const ORDER: readonly Exclusion["what"][] = ["sample", "measurement", "patient", "match"];

/** The exclusions counted by kind and reason, ordered by kind, then by reason. */
export function exclusionCounts({ exclusions }: Pick<AnalysisResult, "exclusions">): readonly ExclusionCount[] {
  return countsOf(exclusions);
}

/** Each walk looks at every cell of the study. */
const countsOf = oncePer((exclusions: Iterable<Exclusion>): readonly ExclusionCount[] => {
  const counts = new Map(ORDER.map((what) => [what, new Map<string, number>()]));
  for (const { what, reason } of exclusions) {
    const reasons = counts.get(what);
    reasons?.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...counts].flatMap(([what, reasons]) =>
    [...reasons].sort(([a], [b]) => byCodePoint(a, b)).map(([reason, count]) => ({ what, reason, count })),
  );
});
