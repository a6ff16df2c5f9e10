import type { AnalysisResult } from "../analysis/result.js";
import { Mark } from "../study/measurement.js";
import { oncePer } from "./once-per.js";

/** What a study holds, counted. */
export interface Counts {
  readonly patients: number;
  /** Patient-days. */
  readonly samples: number;
  readonly analytes: number;
  readonly scores: number;
  /** Values and limits, over all samples and variables. */
  readonly measurements: number;
  readonly below: number;
  readonly above: number;
  readonly missing: number;
  /** First and last day relative to transplant; null without samples. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

export function countsOf({ study }: Pick<AnalysisResult, "study">): Counts {
  return counted(study);
}

const counted = oncePer(({ columns, samples, variables, patients }: AnalysisResult["study"]): Counts => {
  const kinds = [0, 0, 0, 0];
  for (const { marks } of columns) for (let row = 0; row < marks.length; row++) kinds[marks[row] & Mark.kind]++;
  const { day, length } = samples;
  const analytes = variables.filter(({ role }) => role === "analyte").length;
  return {
    patients: patients.length,
    samples: length,
    analytes,
    scores: variables.length - analytes,
    measurements: kinds[Mark.observed] + kinds[Mark.below] + kinds[Mark.above],
    below: kinds[Mark.below],
    above: kinds[Mark.above],
    missing: kinds[Mark.missing],
    firstDay: length === 0 ? null : day.reduce((a, b) => Math.min(a, b)),
    lastDay: length === 0 ? null : day.reduce((a, b) => Math.max(a, b)),
  };
});

/** Patient-days with blood. */
export function bloodSamples({ alignment }: Pick<AnalysisResult, "alignment">): number {
  return alignment.isSample.reduce((sum, is) => sum + is, 0);
}

/** What a patient-day is called: a visit where some have scores alone, else a sample. */
export function dayNoun(result: Pick<AnalysisResult, "study" | "alignment">): "sample" | "visit" {
  return bloodSamples(result) === result.study.samples.length ? "sample" : "visit";
}
