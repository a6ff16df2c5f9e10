import type { Plan, Summary } from "../analysis/plan.js";
import { entryOf, REGISTRY, referenceText } from "../analysis/registry.js";
import type { Window } from "../study/window.js";
import { percentText } from "./number-text.js";
import { dayText } from "./table/day-text.js";

const SUMMARIES: Readonly<Record<Summary, string>> = {
  median: "the median of the samples",
  mean: "the mean of the samples",
  nearest: "the sample nearest to transplant",
  first: "the first sample",
  last: "the last sample",
  min: "the lowest of the samples",
  max: "the highest of the samples",
};

const SUBSTITUTES = { sqrt2: "limit/√2", half: "half the limit", limit: "the limit" } as const;

/** `day ≤ 0`, `day ≥ 1`, `days −90 to −1`; no line breaks at the sign. */
export function windowDays({ from, to }: Window): string {
  if (from === Number.NEGATIVE_INFINITY)
    return to === Number.POSITIVE_INFINITY ? "any day" : `day\u00a0≤\u00a0${dayText(to)}`;
  if (to === Number.POSITIVE_INFINITY) return `day\u00a0≥\u00a0${dayText(from)}`;
  return from === to ? `day ${dayText(from)}` : `days ${dayText(from)} to ${dayText(to)}`;
}

/** How a patient's samples in a window become one value. */
export function summaryText({ summary }: Plan): string {
  return SUMMARIES[summary];
}

/** What stands for a value below its limit. */
export function substituteText({ censoring }: Plan): string {
  return SUBSTITUTES[censoring];
}

const WITHIN = [
  "Inside patients: phase test over all visits (labellings of each patient's visits), its estimate the median of all within-patient pairs, its interval by inversion; associations by re-pairing visits inside patients, and inside patients and windows (beyond the step).",
];

const ONE_SIDED =
  "One-sided are the paired test, the phase test over all patients and the trend test; intervals, p of single patients, drift and all correlations stay two-sided.";

/** The tests and conventions of a plan, one sentence each, with what the registry says of them. */
export function methodSentences(plan: Plan): string[] {
  const sides = plan.alternative === "two-sided" ? "two-sided" : `one-sided (${plan.alternative})`;
  const test = entryOf("test", plan.test);
  const estimate = `${test.estimate}, its interval asked for at ${percentText(plan.confidence)}`;
  const correlation = entryOf("correlation", plan.correlation);
  return [
    `Paired: ${test.label.replace(/^paired /u, "")}, ${[sides, ...zerosText(plan)].join(", ")} (${referenceText(test.reference)}); one value a patient and window; ${estimate}.`,
    ...(plan.alternative === "two-sided" ? [] : [ONE_SIDED]),
    ...(plan.within ? WITHIN : []),
    ...(plan.windows.length > 2 ? [`Over all windows: ${trendTests()}.`] : []),
    `Association: ${correlation.coefficient} of blood samples with scores taken at most ${plan.scoreTolerance} days apart in the same window.`,
    adjustmentSentence(plan),
  ];
}

function zerosText({ test, zeros }: Plan): string[] {
  if (test !== "signed-rank") return [];
  return [zeros === "pratt" ? "zeros as Pratt ranks them" : "zeros dropped before ranking (Wilcoxon)"];
}

function trendTests(): string {
  const names = REGISTRY.trends.map(({ label }) => label);
  return `${names.slice(0, -1).join(", ")} over patients with a value in every window, ${names[names.length - 1]} over those with two or more`;
}

function adjustmentSentence({ adjust }: Plan): string {
  const { label } = entryOf("adjust", adjust);
  const families = "in three families: analytes, scores, pairs of analyte and score";
  return adjust === "westfall-young"
    ? `Adjusted p: ${label} (step-down maxT) within analytes and within scores, ${entryOf("adjust", "holm").label} within pairs of analyte and score and over trends.`
    : `Adjusted p: ${label}, ${families}.`;
}
