import type { Plan, Summary } from "../analysis/plan.js";
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
const ADJUSTMENTS = { bh: "Benjamini–Hochberg", holm: "Holm" } as const;

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
  "One-sided are the paired test and the phase test over all patients; intervals, p of single patients, drift and all correlations stay two-sided.";

/** The tests and conventions of a plan, one sentence each. */
export function methodSentences(plan: Plan): string[] {
  const sides = plan.alternative === "two-sided" ? "two-sided" : `one-sided (${plan.alternative})`;
  const zeros = plan.zeros === "pratt" ? "zeros as Pratt ranks them" : "zeros dropped before ranking (Wilcoxon)";
  return [
    `Paired: Wilcoxon signed-rank test, ${sides}, ${zeros}; one value a patient and window; Hodges–Lehmann estimate, its interval asked for at ${percentText(plan.confidence)}.`,
    ...(plan.alternative === "two-sided" ? [] : [ONE_SIDED]),
    ...(plan.within ? WITHIN : []),
    `Association: Spearman's rho of blood samples with scores taken at most ${plan.scoreTolerance} days apart in the same window.`,
    `Adjusted p: ${ADJUSTMENTS[plan.adjust]}, in three families: analytes, scores, pairs of analyte and score.`,
  ];
}
