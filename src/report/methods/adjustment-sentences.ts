import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { familyNames, PAIRS } from "./families.js";
import { cite, type Sentence, say } from "./sentence.js";

/** How p was adjusted, and within which families; nothing where nothing was. */
export function adjustmentSentences(results: readonly AnalysisResult[]): Sentence[] {
  const [{ plan }] = results;
  const entry = entryOf("adjust", plan.adjust);
  const families = familyNames(results);
  if (families.length === 0) return [];
  const apart = [
    "each kind of p",
    ...(plan.windows.length > 2 ? ["each pair of windows"] : []),
    ...(results.length > 1 ? ["each group"] : []),
  ];
  const within = (own: readonly string[]) => `within ${listText(own)}, for ${listText(apart)} on its own`;
  if (entry.id !== "westfall-young")
    return [
      say`P values were adjusted ${within(families)}, by the method of ${entry.label}${cite(entry.reference)}, which controls ${entry.controls}.`,
    ];
  const joint = families.filter((family) => family !== PAIRS);
  const others = [
    ...(families.includes(PAIRS) ? [PAIRS] : []),
    ...(results.some(({ trends }) => trends.length > 0) ? ["tests over all windows"] : []),
  ];
  const holm = entryOf("adjust", "holm");
  return [
    ...(joint.length === 0
      ? []
      : [
          say`P values were adjusted ${within(joint)}, by the step-down maxT procedure of ${entry.label}${cite(entry.reference)}, which controls ${entry.controls}.`,
          jointSentence(results),
        ]),
    ...(others.length === 0
      ? []
      : [say`P values of ${listText(others)} were adjusted by the method of ${holm.label}${cite(holm.reference)}.`]),
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
