import type { Plan } from "../../analysis/plan.js";
import { entryOf, REGISTRY, referenceText } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import { listText } from "../list-text.js";
import { familyNames, PAIRS } from "../methods/families.js";
import { percentText } from "../number-text.js";

/** The tests and conventions of what was run, one sentence each; the same at length, for a paper, is `methods.md`. */
export function methodsInShort(results: readonly AnalysisResult[]): string[] {
  const [{ plan }] = results;
  const compared = results.some(({ comparisons }) => comparisons.some(({ pairs }) => pairs.length > 0));
  const correlated = results.some(({ correlations }) => correlations.length > 0);
  return [
    ...(compared ? [pairedSentence(plan)] : []),
    ...(compared && plan.alternative !== "two-sided" ? [ONE_SIDED] : []),
    ...(plan.within ? insideSentences(compared, correlated) : []),
    ...(results.some(({ trends }) => trends.length > 0) ? [`Over all windows: ${trendTests()}.`] : []),
    ...(correlated ? [associationSentence(plan)] : []),
    ...adjustmentSentence(results),
  ];
}

const ONE_SIDED =
  "One-sided are the paired test, the phase test over all patients and the trend test; intervals, p of single patients, drift and all correlations stay two-sided.";

function pairedSentence(plan: Plan): string {
  const sides = plan.alternative === "two-sided" ? "two-sided" : `one-sided (${plan.alternative})`;
  const test = entryOf("test", plan.test);
  const estimate = `${test.estimate}, its interval asked for at ${percentText(plan.confidence)}`;
  return `Paired: ${test.label.replace(/^paired /u, "")}, ${[sides, ...zerosText(plan)].join(", ")} (${referenceText(test.reference)}); one value a patient and window; ${estimate}.`;
}

function zerosText({ test, zeros }: Plan): string[] {
  if (test !== "signed-rank") return [];
  return [zeros === "pratt" ? "zeros as Pratt ranks them" : "zeros dropped before ranking (Wilcoxon)"];
}

function insideSentences(compared: boolean, correlated: boolean): string[] {
  const parts = [
    compared
      ? "phase test over all visits (labellings of each patient's visits), its estimate the median of all within-patient pairs, its interval by inversion"
      : "",
    correlated
      ? "associations by re-pairing visits inside patients, and inside patients and windows (beyond the step)"
      : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? [] : [`Inside patients: ${parts.join("; ")}.`];
}

function trendTests(): string {
  const names = REGISTRY.trends.map(({ label }) => label);
  return `${names.slice(0, -1).join(", ")} over patients with a value in every window, ${names[names.length - 1]} over those with two or more`;
}

function associationSentence(plan: Plan): string {
  const { coefficient } = entryOf("correlation", plan.correlation);
  return `Association: ${coefficient} of blood samples with scores taken at most ${plan.scoreTolerance} days apart in the same window.`;
}

const NUMBERS = ["", "within", "in two families:", "in three families:"];

/** How p values are adjusted, and within which families; none for a study without a family. */
export function adjustmentSentence(results: readonly AnalysisResult[]): string[] {
  const [{ plan }] = results;
  const { label } = entryOf("adjust", plan.adjust);
  const families = familyNames(results);
  if (families.length === 0) return [];
  if (plan.adjust !== "westfall-young")
    return [`Adjusted p: ${label}, ${NUMBERS[families.length]} ${families.join(", ")}.`];
  const others = [
    ...(families.includes(PAIRS) ? [`within ${PAIRS}`] : []),
    ...(results.some(({ trends }) => trends.length > 0) ? ["over trends"] : []),
  ];
  const joint = families.filter((family) => family !== PAIRS);
  const how = [
    ...(joint.length > 0 ? [`${label} (step-down maxT) within ${listText(joint)}`] : []),
    ...(others.length > 0 ? [`${entryOf("adjust", "holm").label} ${others.join(" and ")}`] : []),
  ];
  return [`Adjusted p: ${how.join(", ")}.`];
}
