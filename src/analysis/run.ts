import type { Study } from "../study/study.js";
import { adjustComparisons, adjustCorrelations, adjustTrends } from "./adjust.js";
import { FIRST_WEEKS } from "./align.js";
import { type AlignedStudy, alignStudy } from "./aligned-study.js";
import { usableRows } from "./blocks.js";
import { exclusionsOf } from "./exclusions.js";
import { inactiveCourses } from "./inactive.js";
import { phaseSamples } from "./phase.js";
import type { Plan } from "./plan.js";
import { remarksOf } from "./remarks.js";
import type { Alignment, AnalysisResult } from "./result.js";
import { type Parts, type VariableRows, variableRows } from "./variable-rows.js";

/** Aligns, compares and correlates a study as the plan says; pure, and the same for any order of the input. */
export function analyze(
  study: Study,
  plan: Plan,
  parts: Parts = { compare: true, correlate: true, patients: true },
): AnalysisResult {
  const aligned = alignStudy(study, plan);
  return resultOf(
    aligned,
    study.variables.map((_, variable) => variableRows(aligned, variable, parts)),
  );
}

/** Puts together what was found of each variable, in their order, and adjusts p values. */
export function resultOf(aligned: AlignedStudy, found: readonly VariableRows[]): AnalysisResult {
  const { study, plan, rows } = aligned;
  const comparisons = found.flatMap((variable) => variable.comparisons);
  const correlations = found.flatMap((variable) => variable.correlations);
  const trends = found.flatMap((variable) => variable.trends);
  const result = {
    group: null,
    plan,
    study,
    alignment: alignmentOf(aligned),
    comparisons: adjustComparisons(comparisons, study, plan, (row) => {
      const column = aligned.columnOf(row.variable);
      return phaseSamples(column, usableRows(column, rows), study.samples.day, row);
    }),
    correlations: adjustCorrelations(correlations, plan),
    inactive: inactiveCourses(study),
    trends: adjustTrends(trends, study, plan),
  };
  return {
    ...result,
    exclusions: { [Symbol.iterator]: () => exclusionsOf(result) },
    remarks: remarksOf(result),
  };
}

function alignmentOf({ study, plan, window, isSample, scores }: AlignedStudy): Alignment {
  const counts = plan.windows.map((_, index) => window.reduce((count, w) => count + (w === index ? 1 : 0), 0));
  const [from, to] = FIRST_WEEKS;
  const inFirstWeeks = study.samples.day.reduce(
    (count, day, row) => count + (window[row] >= 0 && from <= day && day <= to ? 1 : 0),
    0,
  );
  const scoreRows = new Map(Array.from(scores, ([score, { visitOf }]) => [score, visitOf]));
  return { window, isSample, counts, inFirstWeeks: plan.excludeDays === null ? inFirstWeeks : 0, scoreRows };
}
