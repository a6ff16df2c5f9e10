import type { Study } from "../study/study.js";
import { rowsByPatientAndWindow, samplesWith, windowOfSamples } from "./align.js";
import { type RangedColumn, rangeColumn } from "./censoring.js";
import { matchScore } from "./match-scores.js";
import type { Plan } from "./plan.js";
import { pointsOfScores } from "./points.js";
import { same } from "./rows.js";
import { scaleOf } from "./scale.js";

/** A study aligned as a plan says: what the analysis of each of its variables starts from. */
export interface AlignedStudy {
  readonly study: Study;
  readonly plan: Plan;
  /** Index of each sample's window in the plan; negative where it is in none. */
  readonly window: Int8Array;
  /** 1 where the sample holds at least one analyte value. */
  readonly isSample: Uint8Array;
  readonly rows: ReturnType<typeof rowsByPatientAndWindow>;
  /** By index into `Study.variables`. */
  readonly scores: ReadonlyMap<number, AlignedScore>;
  readonly pointsOf: ReturnType<typeof pointsOfScores>;
  /** A variable on its analysis scale, with the ranges that non-detects leave. */
  columnOf(variable: number): RangedColumn;
}

interface AlignedScore {
  readonly column: RangedColumn;
  /** The row of the score visit matched with each sample, or −1; one array for scores taken at the same visits. */
  readonly visitOf: Int32Array;
}

export function alignStudy(study: Study, plan: Plan): AlignedStudy {
  const window = windowOfSamples(study, plan);
  const isSample = samplesWith(study, "analyte", plan);
  const ranged = (variable: number): RangedColumn =>
    rangeColumn(study.columns[variable], scaleOf(study.variables[variable], plan), plan.censoring);
  const scores = new Map<number, AlignedScore>();
  for (const [index, { role }] of study.variables.entries()) {
    if (role !== "score") continue;
    const column = ranged(index);
    const visitOf = matchScore(study, window, isSample, column, plan.scoreTolerance);
    const shared = [...scores.values()].find((known) => same(known.visitOf, visitOf));
    scores.set(index, { column, visitOf: shared?.visitOf ?? visitOf });
  }
  return {
    study,
    plan,
    window,
    isSample,
    rows: rowsByPatientAndWindow(study, window, plan.windows.length),
    scores,
    pointsOf: pointsOfScores(study, window, plan),
    columnOf: (variable) => scores.get(variable)?.column ?? ranged(variable),
  };
}
