import type { AnalysisResult } from "../../analysis/result.js";
import { countsOf, dayNoun } from "../counts.js";
import { cannotTell } from "../findings/cannot-tell.js";
import { inShort } from "../findings/in-short.js";
import { headSentences } from "../findings/report-head.js";
import { ABSENT, countText } from "../number-text.js";
import { dayText } from "../table/day-text.js";
import { html, type Markup } from "./markup.js";
import { list, type Place, paragraph, type Section, section } from "./section.js";

/** The study in numbers, and how a value comes about. */
export function numbersSection(result: AnalysisResult, place: Place): Section | null {
  return section(place, "numbers", "The study in numbers", [numbers(result), ...headSentences(result).map(paragraph)]);
}

function numbers(result: AnalysisResult): Markup {
  const { patients, samples, analytes, scores, measurements, below, firstDay, lastDay } = countsOf(result);
  const days = firstDay === null || lastDay === null ? ABSENT : `${dayText(firstDay)} to ${dayText(lastDay)}`;
  const figures = [
    [countText(patients), patients === 1 ? "patient" : "patients"],
    [countText(samples), samples === 1 ? dayNoun(result) : `${dayNoun(result)}s`],
    ...result.plan.windows.map(({ name }, w) => [countText(result.alignment.counts[w]), `of them ${name}`]),
    [countText(analytes), analytes === 1 ? "analyte" : "analytes"],
    [countText(scores), scores === 1 ? "score" : "scores"],
    [countText(measurements), "values"],
    [countText(below), "below their limit"],
    [days, "days from transplant"],
  ];
  return html`<dl class="figures">\n${figures.map(([figure, what]) => html`<div><dt>${what}</dt><dd>${figure}</dd></div>\n`)}</dl>\n`;
}

/** What changed, in sentences. */
export function inShortSection(result: AnalysisResult, place: Place): Section | null {
  return section(place, "in-short", "In short", list(inShort(result)));
}

/** What so few patients can show, what deserves a second look, and what no number here answers. */
export function cautionSection(result: AnalysisResult, place: Place): Section | null {
  const remarks = result.remarks.map(({ severity, message }) =>
    severity === "warning" ? html`<strong>Warning:</strong> ${message}` : message,
  );
  return section(place, "know-first", "What to know first", list(remarks));
}

export function cannotTellSection(result: AnalysisResult, place: Place): Section | null {
  return section(place, "cannot-tell", "What these data cannot tell", list(cannotTell(result)));
}
