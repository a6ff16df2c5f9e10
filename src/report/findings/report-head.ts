import type { AnalysisResult } from "../../analysis/result.js";
import { capital } from "../capital.js";
import { bloodSamples, countsOf, dayNoun } from "../counts.js";
import { groupPrefix } from "../group-prefix.js";
import { countText } from "../number-text.js";
import { substituteText, summaryText, windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { dayText } from "../table/day-text.js";

/** The first line: what the report is about. */
export function title(result: AnalysisResult): string {
  const group = groupPrefix(result);
  const { patients, analytes, scores } = countsOf(result);
  return `${group}${group === "" ? "Before" : "before"} and after transplant: ${plural(patients, "patient")}, ${plural(analytes, "analyte")}, ${plural(scores, "score")}`;
}

/** What was compared and how a value comes about, as sentences. */
export function headSentences(result: AnalysisResult): string[] {
  const { plan, alignment } = result;
  const counts = countsOf(result);
  const blood = bloodSamples(result);
  const noun = dayNoun(result);
  const visits = plural(counts.samples, noun) + (blood === counts.samples ? "" : ` (${countText(blood)} with blood)`);
  const windows = plan.windows.map(
    (window, i) => `${window.name} (${windowDays(window)}, ${plural(alignment.counts[i], noun)})`,
  );
  const days =
    counts.firstDay === null || counts.lastDay === null
      ? ""
      : ` from day ${dayText(counts.firstDay)} to day ${dayText(counts.lastDay)}`;
  const excluded =
    plan.excludeDays === null
      ? ""
      : ` Days ${plan.excludeDays.map(dayText).join(" to ")} are left out of every window.`;
  return [
    `${visits}${days}; day 0 is transplant. Windows: ${windows.join("; ")}.${excluded}`,
    `A patient's value in a window is ${summaryText(plan)} there. ${scaleSentence(result)}`,
    ...nonDetectSentence(result),
  ];
}

function scaleSentence({ comparisons }: AnalysisResult): string {
  const scales = new Set(comparisons.map(({ scale }) => scale));
  const texts = [
    scales.has("log2") ? "concentrations change by a factor (×), taken on log2" : "",
    scales.has("already-log2") ? "values that are log2 already change by a difference" : "",
    scales.has("linear") ? "the others by a difference" : "",
  ].filter((text) => text !== "");
  return scales.size === 1 && scales.has("linear") ? "All changes are differences." : `${capital(texts.join(", "))}.`;
}

function nonDetectSentence(result: AnalysisResult): string[] {
  const { below, above, measurements } = countsOf(result);
  const limits = [
    below > 0
      ? `${countText(below)} of ${plural(measurements, "value")} lie below their limit; ${substituteText(result.plan)} stands for each, and none is taken as a change where the limit leaves that open.`
      : "",
    above > 0
      ? `${plural(above, "value")} above an upper limit: that limit stands for ${above === 1 ? "it" : "each"}.`
      : "",
  ];
  return limits.filter((text) => text !== "");
}
