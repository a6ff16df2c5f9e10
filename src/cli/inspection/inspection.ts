import { samplesWith } from "../../analysis/align.js";
import type { Plan } from "../../analysis/plan.js";
import { analyze } from "../../analysis/run.js";
import type { FileReading, ReadResult } from "../../io/read-result.js";
import type { Diagnostic, Severity } from "../../study/diagnostic.js";
import type { Window } from "../../study/window.js";
import {
  type Coverage,
  countVariables,
  coverageOf,
  type ScoreMatches,
  scoreMatches,
  type VariableCount,
} from "./counts.js";
import { type Verdict, verdictOf } from "./verdict.js";

/** Everything `inspect` has to say: what was understood, and whether it is enough. */
export interface Inspection {
  readonly verdict: Verdict;
  readonly files: readonly FileReading[];
  readonly windows: readonly (Window & { readonly samples: number; readonly patients: number })[];
  readonly patients: readonly Coverage[];
  readonly variables: readonly VariableCount[];
  readonly scores: readonly ScoreMatches[];
  /** Of reading, then of aligning. */
  readonly diagnostics: readonly Diagnostic[];
  readonly omitted: Readonly<Record<Severity, number>>;
}

export function inspectionOf({ study, files, diagnostics, omitted }: ReadResult, plan: Plan): Inspection {
  const nothing = { windows: [], patients: [], variables: [], scores: [] };
  if (study === null)
    return { verdict: verdictOf(null, diagnostics, omitted), files, ...nothing, diagnostics, omitted };
  const aligned = analyze(study, plan, { compare: false, correlate: false, patients: false });
  const patients = coverageOf(aligned, samplesWith(study, "score", plan));
  const windows = plan.windows.map((window, i) => ({
    ...window,
    samples: patients.reduce((sum, { windows }) => sum + windows[i].blood, 0),
    patients: patients.filter(({ windows }) => windows[i].blood > 0).length,
  }));
  const variables = countVariables(study);
  const scores = scoreMatches(aligned);
  const all = [...diagnostics, ...aligned.remarks];
  const verdict = verdictOf({ patients, variables, scores, plan }, all, omitted);
  return { verdict, files, windows, patients, variables, scores, diagnostics: all, omitted };
}
