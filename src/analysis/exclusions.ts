import { Mark, type MeasurementColumn, type MissingReason, measurementAt } from "../study/measurement.js";
import { lineOfCell, type Study } from "../study/study.js";
import type { Scale } from "../study/variable.js";
import { EXCLUDED_DAYS, OUTSIDE, samplesGiven } from "./align.js";
import { isUsable } from "./censoring.js";
import { UNMATCHED } from "./match-scores.js";
import type { Plan } from "./plan.js";
import type { Alignment, AnalysisResult, Exclusion, PairedComparison } from "./result.js";
import { scaleOf } from "./scale.js";

/** An empty cell of a wide file and an absent row of a long one say the same. */
const MISSING: Record<MissingReason, string> = {
  absent: "not measured",
  empty: "not measured",
  word: "marked as missing",
};

/** Everything that was left out of an analysis, lazily: samples, then measurements, patients and matches. */
export function* exclusionsOf(result: Omit<AnalysisResult, "exclusions" | "remarks">): Generator<Exclusion> {
  for (const part of partsOf(result)) yield* part;
}

/** A variable's at a time. */
function* partsOf(result: Omit<AnalysisResult, "exclusions" | "remarks">): Generator<readonly Exclusion[]> {
  const { study, plan, alignment, comparisons } = result;
  yield samplesLeftOut(study, alignment);
  const given = { analyte: samplesGiven(study, "analyte"), score: samplesGiven(study, "score") };
  for (const [variable, { role }] of study.variables.entries())
    yield measurementsLeftOut(study, plan, alignment, variable, given[role]);
  for (const comparison of comparisons) yield patientsLeftOut(study, plan, comparison);
  // Without analytes no score wants a blood sample.
  if (study.variables.every(({ role }) => role === "score")) return;
  for (const [score, visitOf] of alignment.scoreRows) yield withoutPartner(study, plan, alignment, score, visitOf);
}

function samplesLeftOut(study: Study, alignment: Alignment): Exclusion[] {
  const left = study.unplaced.map(({ patient, line, reason }): Exclusion => {
    return { what: "sample", variable: null, patient, day: null, window: null, line, reason };
  });
  for (const [row, window] of alignment.window.entries()) {
    if (window === OUTSIDE) left.push(sampleAt(study, row, "sample", "in no window"));
    if (window === EXCLUDED_DAYS) left.push(sampleAt(study, row, "sample", "in the excluded days"));
  }
  return left;
}

function measurementsLeftOut(
  study: Study,
  plan: Plan,
  { window }: Alignment,
  index: number,
  given: Uint8Array,
): Exclusion[] {
  const left: Exclusion[] = [];
  const variable = study.variables[index];
  const column = study.columns[index];
  const scale = scaleOf(variable, plan);
  for (let row = unusableFrom(0, column, scale); row < window.length; row = unusableFrom(row + 1, column, scale)) {
    if (window[row] < 0 || given[row] === 0) continue;
    left.push({
      ...sampleAt(study, row, "measurement", whyUnusable(column, row, scale)),
      variable: variable.id,
      window: plan.windows[window[row]].name,
      line: lineOfCell(study, index, row),
    });
  }
  return left;
}

/** The next row without a number that can be used, from one on; few rows are, and there are as many as cells. */
function unusableFrom(from: number, { marks, values }: MeasurementColumn, scale: Scale): number {
  let row = from;
  while (row < marks.length && isUsable(values[row], marks[row], scale)) row++;
  return row;
}

function whyUnusable(column: MeasurementColumn, row: number, scale: Scale): string {
  const measurement = measurementAt(column, row);
  if (measurement.kind === "missing") return MISSING[measurement.reason];
  return scale === "log2" ? "not positive, so it has no logarithm" : "a limit below zero";
}

function patientsLeftOut(study: Study, plan: Plan, comparison: PairedComparison): Exclusion[] {
  const window = `${plan.windows[comparison.before].name} → ${plan.windows[comparison.after].name}`;
  const variable = study.variables[comparison.variable].id;
  return comparison.excluded.map(({ patient, reason }) => {
    return { what: "patient", variable, patient: study.patients[patient], day: null, window, line: null, reason };
  });
}

function withoutPartner(
  study: Study,
  plan: Plan,
  { window, isSample }: Alignment,
  score: number,
  visitOf: Int32Array,
): Exclusion[] {
  const left: Exclusion[] = [];
  const variable = study.variables[score].id;
  const { marks } = study.columns[score];
  const served = new Set(visitOf);
  const within = `left within ${plan.scoreTolerance} days in the same window`;
  for (let row = 0; row < window.length; row++) {
    if (window[row] < 0) continue;
    const own = { variable, window: plan.windows[window[row]].name };
    if (isSample[row] && visitOf[row] === UNMATCHED)
      left.push({ ...sampleAt(study, row, "match", `no ${variable} visit ${within}`), ...own });
    if ((marks[row] & Mark.kind) !== Mark.missing && !served.has(row)) {
      const line = lineOfCell(study, score, row);
      left.push({ ...sampleAt(study, row, "match", `no blood sample ${within}`), ...own, line });
    }
  }
  return left;
}

function sampleAt(study: Study, row: number, what: Exclusion["what"], reason: string): Exclusion {
  const { patient, day, line } = study.samples;
  return {
    what,
    variable: null,
    patient: study.patients[patient[row]],
    day: day[row],
    window: null,
    line: line[row],
    reason,
  };
}
