import type { Study } from "../study/study.js";
import { adjustComparisons, adjustCorrelations, adjustTrends } from "./adjust.js";
import { FIRST_WEEKS, rowsByPatientAndWindow, samplesWith, windowOfSamples } from "./align.js";
import { usableRows } from "./blocks.js";
import { type RangedColumn, rangeColumn } from "./censoring.js";
import { compareVariable } from "./compare.js";
import { correlatePair } from "./correlate.js";
import { exclusionsOf } from "./exclusions.js";
import { inactiveCourses } from "./inactive.js";
import { matchScore } from "./match-scores.js";
import { phaseSamples } from "./phase.js";
import type { Plan } from "./plan.js";
import { pointsOfScores } from "./points.js";
import { remarksOf } from "./remarks.js";
import type { Alignment, AnalysisResult, Correlation, PairedComparison, Trend } from "./result.js";
import { same } from "./rows.js";
import { scaleOf } from "./scale.js";
import { trendOf } from "./trends.js";

/** Which parts of an analysis are wanted. */
export interface Parts {
  readonly compare: boolean;
  readonly correlate: boolean;
  /** Each patient's own line in the comparisons. */
  readonly patients: boolean;
}

/** Aligns, compares and correlates a study as the plan says; pure, and the same for any order of the input. */
export function analyze(
  study: Study,
  plan: Plan,
  parts: Parts = { compare: true, correlate: true, patients: true },
): AnalysisResult {
  return finished(analysisSteps(study, plan, parts));
}

/** The result of an analysis that has begun. */
export function finished(steps: Generator<number, AnalysisResult>): AnalysisResult {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same, halting before each variable and before p values are adjusted, to say how many variables are done. */
export function* analysisSteps(study: Study, plan: Plan, parts: Parts): Generator<number, AnalysisResult> {
  const window = windowOfSamples(study, plan);
  const isSample = samplesWith(study, "analyte", plan);
  const columnOf = (index: number): RangedColumn =>
    rangeColumn(study.columns[index], scaleOf(study.variables[index], plan), plan.censoring);
  const scores = new Map<number, { column: RangedColumn; visitOf: Int32Array }>();
  for (const [index, variable] of study.variables.entries()) {
    if (variable.role !== "score") continue;
    const column = columnOf(index);
    const visitOf = matchScore(study, window, isSample, column, plan.scoreTolerance);
    // Scores are mostly taken at the same visits; that they are shows by being the same list.
    const shared = [...scores.values()].find((known) => same(known.visitOf, visitOf));
    scores.set(index, { column, visitOf: shared?.visitOf ?? visitOf });
  }
  const pointsOf = pointsOfScores(study, window, plan);
  const rows = rowsByPatientAndWindow(study, window, plan.windows.length);
  const comparisons: PairedComparison[] = [];
  const correlations: Correlation[] = [];
  const trends: Trend[] = [];
  for (const [index, variable] of study.variables.entries()) {
    yield index;
    const column = scores.get(index)?.column ?? columnOf(index);
    if (parts.compare) {
      comparisons.push(...compareVariable(index, column, rows, study.samples.day, plan, parts.patients));
      trends.push(...trendOf(index, column, rows, study.samples.day, plan));
    }
    if (!parts.correlate || variable.role === "score") continue;
    for (const [score, { visitOf, ...own }] of scores) {
      const points = pointsOf(column, visitOf);
      correlations.push(correlatePair(points, { variable: index, column }, { variable: score, ...own }, plan));
    }
  }
  yield study.variables.length;
  const result = {
    group: null,
    plan,
    study,
    alignment: alignmentOf(
      study,
      plan,
      window,
      isSample,
      new Map([...scores].map(([score, { visitOf }]) => [score, visitOf])),
    ),
    comparisons: adjustComparisons(comparisons, study, plan, (row) => {
      const column = scores.get(row.variable)?.column ?? columnOf(row.variable);
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

function alignmentOf(
  study: Study,
  plan: Plan,
  window: Int8Array,
  isSample: Uint8Array,
  scoreRows: Alignment["scoreRows"],
): Alignment {
  const counts = plan.windows.map((_, index) => window.reduce((count, w) => count + (w === index ? 1 : 0), 0));
  const [from, to] = FIRST_WEEKS;
  const inFirstWeeks = study.samples.day.reduce(
    (count, day, row) => count + (window[row] >= 0 && from <= day && day <= to ? 1 : 0),
    0,
  );
  return { window, isSample, counts, inFirstWeeks: plan.excludeDays === null ? inFirstWeeks : 0, scoreRows };
}
