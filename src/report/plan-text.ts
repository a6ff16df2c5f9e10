import type { Plan, Summary } from "../analysis/plan.js";
import type { Window } from "../study/window.js";
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

/** Two windows that are compared, by their places in the plan: `before → after`. */
export function windowsText(
  windows: readonly { readonly name: string }[],
  { before, after }: { readonly before: number; readonly after: number },
): string {
  return `${windows[before].name} → ${windows[after].name}`;
}

/** How a patient's samples in a window become one value. */
export function summaryText({ summary }: Plan): string {
  return SUMMARIES[summary];
}

/** What stands for a value below its limit. */
export function substituteText({ censoring }: Plan): string {
  return SUBSTITUTES[censoring];
}
