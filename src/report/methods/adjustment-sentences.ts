import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { cite, type Sentence, say } from "./sentence.js";

/** How p was adjusted, and within which families; nothing where nothing was. */
export function adjustmentSentences(results: readonly AnalysisResult[]): Sentence[] {
  const [{ plan }] = results;
  const entry = entryOf("adjust", plan.adjust);
  const families = familiesOf(results);
  if (families.length === 0) return [];
  const apart = [
    "each kind of p",
    ...(plan.windows.length > 2 ? ["each pair of windows"] : []),
    ...(results.length > 1 ? ["each group"] : []),
  ];
  const within = `within ${listText(families)}, for ${listText(apart)} on its own`;
  if (entry.id !== "westfall-young")
    return [
      say`P values were adjusted ${within}, by the method of ${entry.label}${cite(entry.reference)}, which controls ${entry.controls}.`,
    ];
  const others = [
    ...(families.includes(PAIRS) ? [PAIRS] : []),
    ...(results.some(({ trends }) => trends.length > 0) ? ["tests over all windows"] : []),
  ];
  const holm = entryOf("adjust", "holm");
  return [
    say`P values were adjusted ${within}, by the step-down maxT procedure of ${entry.label}${cite(entry.reference)}, which controls ${entry.controls}.`,
    jointSentence(results),
    ...(others.length === 0
      ? []
      : [say`For ${listText(others)} the method of ${holm.label}${cite(holm.reference)} was taken.`]),
  ];
}

/** What was re-randomised jointly, and with which statistic. */
function jointSentence(results: readonly AnalysisResult[]): Sentence {
  const [{ plan }] = results;
  const statistic = entryOf("test", plan.test).westfallYoung === "t" ? "|t|" : "|W+ − E|/sd";
  const [pairs, phases] = [entryOf("further", "westfall-young"), entryOf("further", "westfall-young-phase")];
  const phase = results.some(({ comparisons }) => comparisons.some((row) => row.phase?.adjusted != null))
    ? `; for the phase test it is ${phases.statistic.replace(/^.*? of /u, "")} (${phases.exact.replace(/^never: /u, "")})`
    : "";
  return say`For the paired test its statistic is ${statistic}, whole patients flipped jointly (exact ${pairs.exact})${phase}.`;
}

const PAIRS = "pairs of analyte and score";

function familiesOf(results: readonly AnalysisResult[]): string[] {
  const roles = new Set(
    results.flatMap(({ study, comparisons }) =>
      comparisons.filter(({ adjusted }) => adjusted !== null).map(({ variable }) => study.variables[variable].role),
    ),
  );
  const correlated = results.some(({ correlations }) => correlations.some((row) => row.pooledAdjusted !== null));
  return [
    ...(roles.has("analyte") ? ["analytes"] : []),
    ...(roles.has("score") ? ["scores"] : []),
    ...(correlated ? [PAIRS] : []),
  ];
}
