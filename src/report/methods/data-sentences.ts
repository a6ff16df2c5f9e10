import { SOURCES } from "../../analysis/registry.js";
import type { AnalysisResult } from "../../analysis/result.js";
import type { Scale } from "../../study/variable.js";
import { countsOf, dayNoun } from "../counts.js";
import { listText } from "../list-text.js";
import { countText } from "../number-text.js";
import { patientsLeftOut } from "../patients-left-out.js";
import { substituteText, summaryText, windowDays } from "../plan-text.js";
import { plural } from "../plural.js";
import { dayText } from "../table/day-text.js";
import { cite, type Sentence, say } from "./sentence.js";

/** Of windows there are two or more. */
const NUMBERS = ["", "", "Two", "Three", "Four", "Five", "Six"];
/** More scores than this are counted, not named. */
const MOST_NAMED = 12;

/** What was measured, in whom, when, and how a value comes about. */
export function dataSentences(results: readonly AnalysisResult[]): Sentence[] {
  const [{ plan }] = results;
  return [
    ...results.flatMap((result) => [studySentence(result), ...leftOutSentences(result)]),
    say`Days were counted from transplantation (day 0).`,
    windowsSentence(results),
    ...excludedDays(results),
    say`A patient's value in a window was ${summaryText(plan)} there${plan.summary === "mean" ? ", taken on the scale of the analysis" : ""}.`,
    ...scaleSentences(scalesOf(results)),
  ];
}

function studySentence(result: AnalysisResult): Sentence {
  const { patients, samples, analytes, scores, firstDay, lastDay } = countsOf(result);
  const names = result.study.variables.filter(({ role }) => role === "score").map(({ id }) => id);
  const measured = [
    analytes > 0 ? plural(analytes, "analyte") : "",
    scores > 0 ? `${plural(scores, "disease-activity score")} (${listText(names, MOST_NAMED)})` : "",
  ].filter((text) => text !== "");
  const days =
    firstDay === null || lastDay === null ? "" : `, taken from day ${dayText(firstDay)} to day ${dayText(lastDay)}`;
  const group = result.group === null ? "" : `Group ${result.group}: `;
  return say`${group}${plural(samples, dayNoun(result))} of ${plural(patients, "patient")} with ${listText(measured)} were analysed${days}.`;
}

/** Whom a paper counts beside those analysed: it names no one. */
function leftOutSentences({ study }: AnalysisResult): Sentence[] {
  return patientsLeftOut(study).map(({ patients, reason }) => {
    const [who, were] = patients.length === 1 ? ["patient", "was"] : ["patients", "were"];
    return say`${countText(patients.length)} further ${who} ${were} left out: ${reason}.`;
  });
}

function windowsSentence(results: readonly AnalysisResult[]): Sentence {
  const [{ plan }] = results;
  const noun = results.some((result) => dayNoun(result) === "visit") ? "visit" : "sample";
  const windows = plan.windows.map((window, w) => {
    const samples = results.reduce((sum, { alignment }) => sum + alignment.counts[w], 0);
    return `${window.name} (${windowDays(window)}; ${plural(samples, noun)})`;
  });
  const groups = results.length > 1 ? ", the groups taken together" : "";
  return say`${NUMBERS[windows.length] ?? countText(windows.length)} windows were distinguished: ${listText(windows)}${groups}.`;
}

function excludedDays([{ plan }]: readonly AnalysisResult[]): Sentence[] {
  if (plan.excludeDays === null) return [];
  return [say`Samples from day ${plan.excludeDays.map(dayText).join(" to day ")} were left out of every window.`];
}

function scalesOf(results: readonly AnalysisResult[]): ReadonlySet<Scale> {
  return new Set(results.flatMap(({ comparisons }) => comparisons.map(({ scale }) => scale)));
}

function scaleSentences(scales: ReadonlySet<Scale>): Sentence[] {
  const texts = [
    scales.has("log2")
      ? "Concentrations were analysed on the log2 scale, so that their changes are ratios of after to before"
      : "",
    scales.has("already-log2") ? "Values given as logarithms to base 2 were analysed as given, as differences" : "",
    scales.has("linear")
      ? `${scales.size > 1 ? "Other variables" : "All variables"} were analysed on their own scale, as differences (after − before)`
      : "",
  ];
  return texts.filter((text) => text !== "").map((text) => say`${text}.`);
}

/** How values beyond a limit were taken; nothing where there are none. */
export function nonDetectSentences(results: readonly AnalysisResult[]): Sentence[] {
  const counts = results.map(countsOf);
  const sum = (key: "below" | "above" | "measurements") => counts.reduce((total, count) => total + count[key], 0);
  const [below, above] = [sum("below"), sum("above")];
  if (below + above === 0) return [];
  const [{ plan }] = results;
  const all = plural(sum("measurements"), "value");
  const lay =
    below > 0
      ? `${countText(below)} of ${all} lay below their limit of detection${above > 0 ? `, and ${countText(above)} above an upper limit` : ""}`
      : `${countText(above)} of ${all} lay above an upper limit`;
  const substitute = plan.censoring === "limit" ? say`` : say`${cite([{ source: SOURCES.hornungReed }])}`;
  const bounded = plan.test === "signed-rank" && plan.zeros === "pratt" && scalesOf(results).size > 0;
  return [
    say`${lay}.`,
    ...(below > 0
      ? [
          say`A value below its limit was taken as anything up to the limit; where one number was needed, ${substituteText(plan)} stood for it${substitute}.`,
        ]
      : []),
    ...(above > 0 ? [say`For a value above an upper limit, that limit stood.`] : []),
    say`A paired change whose direction the limits leave open counted as no change, and tests of ranks took values that the limits leave indistinguishable as tied.`,
    ...(bounded
      ? [
          say`Beside each paired p stand the smallest and the largest that it could have been, whatever those values were.`,
        ]
      : []),
  ];
}
