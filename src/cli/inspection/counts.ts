import type { AnalysisResult } from "../../analysis/result.js";
import { median } from "../../stats/numeric/describe.js";
import { Mark } from "../../study/measurement.js";
import type { Study } from "../../study/study.js";
import type { Variable } from "../../study/variable.js";

/** What a study holds of one variable: measurements by kind, on how many patients. */
export interface VariableCount {
  readonly variable: Variable;
  readonly patients: number;
  /** Numbers and limits. */
  readonly values: number;
  readonly below: number;
  readonly above: number;
}

export function countVariables({ variables, columns, samples }: Study): VariableCount[] {
  return variables.map((variable, index) => {
    const { marks } = columns[index];
    const kinds = [0, 0, 0, 0];
    const patients = new Set<number>();
    for (let row = 0; row < marks.length; row++) {
      const kind = marks[row] & Mark.kind;
      kinds[kind]++;
      if (kind !== Mark.missing) patients.add(samples.patient[row]);
    }
    const values = marks.length - kinds[Mark.missing];
    return { variable, patients: patients.size, values, below: kinds[Mark.below], above: kinds[Mark.above] };
  });
}

/** How often a patient was seen, in each window and outside all of them. */
export interface Coverage {
  readonly patient: string;
  readonly blood: number;
  /** Days with a score. */
  readonly scored: number;
  /** Of the days with blood or a score. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** In each window of the plan. */
  readonly windows: readonly { readonly blood: number; readonly scored: number }[];
  /** Blood samples in no window. */
  readonly outside: number;
}

export function coverageOf({ study, plan, alignment }: AnalysisResult, isScored: Uint8Array): Coverage[] {
  const { patients, samples } = study;
  const { window, isSample } = alignment;
  const counts = patients.map((patient) => ({
    patient,
    blood: 0,
    scored: 0,
    firstDay: null as number | null,
    lastDay: null as number | null,
    windows: plan.windows.map(() => ({ blood: 0, scored: 0 })),
    outside: 0,
  }));
  for (let row = 0; row < samples.length; row++) {
    const count = counts[samples.patient[row]];
    const own = count.windows[window[row]];
    if (isSample[row] === 1 || isScored[row] === 1) {
      count.firstDay ??= samples.day[row];
      count.lastDay = samples.day[row];
    }
    for (const [kind, is] of [
      ["blood", isSample],
      ["scored", isScored],
    ] as const) {
      count[kind] += is[row];
      if (own !== undefined) own[kind] += is[row];
    }
    if (own === undefined) count.outside += isSample[row];
  }
  return counts;
}

/** How a score's visits go with the blood samples. */
export interface ScoreMatches {
  readonly score: string;
  /** Visits at which it was taken, in any window. */
  readonly visits: number;
  /** Blood samples in any window, and how many of them have a visit within the tolerance. */
  readonly samples: number;
  readonly matched: number;
  /** Days between the matched, in absolute terms; null where nothing is. */
  readonly medianGap: number | null;
  readonly largestGap: number | null;
}

export function scoreMatches({ study, alignment }: AnalysisResult): ScoreMatches[] {
  const { day } = study.samples;
  const { window, isSample, scoreRows } = alignment;
  const inWindow = Array.from(window.keys()).filter((row) => window[row] >= 0);
  return [...scoreRows].map(([score, visitOf]) => {
    const { marks } = study.columns[score];
    const matched = inWindow.filter((row) => visitOf[row] >= 0);
    const gaps = Float64Array.from(matched, (row) => Math.abs(day[visitOf[row]] - day[row]));
    return {
      score: study.variables[score].id,
      visits: inWindow.filter((row) => (marks[row] & Mark.kind) !== Mark.missing).length,
      samples: inWindow.filter((row) => isSample[row]).length,
      matched: gaps.length,
      medianGap: gaps.length === 0 ? null : median(gaps),
      largestGap: gaps.length === 0 ? null : gaps.reduce((a, b) => Math.max(a, b)),
    };
  });
}
