import { Mark, type MeasurementColumn, type MissingReason, measurementAt } from "../study/measurement.js";
import { lineOfCell, type Study } from "../study/study.js";
import type { Scale } from "../study/variable.js";
import { EXCLUDED_DAYS, OUTSIDE, samplesGiven } from "./align.js";
import { hasNoPlace } from "./censoring.js";
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
  const { study, plan, alignment, comparisons } = result;
  yield* samplesLeftOut(study, alignment);
  yield* measurementsLeftOut(study, plan, alignment);
  yield* patientsLeftOut(study, plan, comparisons);
  yield* withoutPartner(study, plan, alignment);
}

function* samplesLeftOut(study: Study, alignment: Alignment): Generator<Exclusion> {
  for (const { patient, line, reason } of study.unplaced)
    yield { what: "sample", variable: null, patient, day: null, window: null, line, reason };
  for (const [row, window] of alignment.window.entries()) {
    if (window === OUTSIDE) yield sampleAt(study, row, "sample", "in no window");
    if (window === EXCLUDED_DAYS) yield sampleAt(study, row, "sample", "in the excluded days");
  }
}

function* measurementsLeftOut(study: Study, plan: Plan, { window }: Alignment): Generator<Exclusion> {
  const given = { analyte: samplesGiven(study, "analyte"), score: samplesGiven(study, "score") };
  for (const [index, variable] of study.variables.entries()) {
    const column = study.columns[index];
    const scale = scaleOf(variable, plan);
    const wanted = given[variable.role];
    for (let row = unusableFrom(0, column, scale); row < window.length; row = unusableFrom(row + 1, column, scale)) {
      if (window[row] < 0 || wanted[row] === 0) continue;
      yield {
        ...sampleAt(study, row, "measurement", whyUnusable(column, row, scale)),
        variable: variable.id,
        window: plan.windows[window[row]].name,
        line: lineOfCell(study, index, row),
      };
    }
  }
}

/** The next row without a number that can be used, from one on; few rows are, and there are as many as cells. */
function unusableFrom(from: number, { marks, values }: MeasurementColumn, scale: Scale): number {
  let row = from;
  for (; row < marks.length; row++) {
    const mark = marks[row] & Mark.kind;
    if (mark === Mark.missing || hasNoPlace(values[row], mark, scale)) break;
  }
  return row;
}

function whyUnusable(column: MeasurementColumn, row: number, scale: Scale): string {
  const measurement = measurementAt(column, row);
  if (measurement.kind === "missing") return MISSING[measurement.reason];
  return scale === "log2" ? "not positive, so it has no logarithm" : "a limit below zero";
}

function* patientsLeftOut(study: Study, plan: Plan, comparisons: readonly PairedComparison[]): Generator<Exclusion> {
  for (const comparison of comparisons) {
    const window = `${plan.windows[comparison.before].name} → ${plan.windows[comparison.after].name}`;
    const variable = study.variables[comparison.variable].id;
    for (const { patient, reason } of comparison.excluded)
      yield { what: "patient", variable, patient: study.patients[patient], day: null, window, line: null, reason };
  }
}

function* withoutPartner(study: Study, plan: Plan, alignment: Alignment): Generator<Exclusion> {
  const { window, isSample, scoreRows } = alignment;
  for (const [score, visitOf] of scoreRows) {
    const variable = study.variables[score].id;
    const served = new Set(visitOf);
    for (let row = 0; row < window.length; row++) {
      if (window[row] < 0) continue;
      const within = { variable, window: plan.windows[window[row]].name };
      if (isSample[row] && visitOf[row] === UNMATCHED)
        yield {
          ...sampleAt(
            study,
            row,
            "match",
            `no ${variable} visit left within ${plan.scoreTolerance} days in the same window`,
          ),
          ...within,
        };
      if ((study.columns[score].marks[row] & Mark.kind) !== Mark.missing && !served.has(row))
        yield {
          ...sampleAt(
            study,
            row,
            "match",
            `no blood sample left within ${plan.scoreTolerance} days in the same window`,
          ),
          ...within,
          line: lineOfCell(study, score, row),
        };
    }
  }
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
