import { spearmanTest } from "../stats/association/spearman.js";
import { Mark } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { UNMATCHED } from "./match-scores.js";
import type { Plan } from "./plan.js";
import type { Correlation } from "./result.js";

/** A score with its column and, for each sample row, the row of the visit matched with it. */
export interface MatchedScore {
  readonly variable: number;
  readonly column: RangedColumn;
  readonly visitOf: Int32Array;
}

/** Correlates one analyte with one score over their matched samples; adjusted p values come when the family is complete. */
export function correlatePair(
  study: Study,
  analyte: number,
  column: RangedColumn,
  score: MatchedScore,
  plan: Plan,
): Correlation {
  const analyteRows: number[] = [];
  for (let row = 0; row < score.visitOf.length; row++)
    if (score.visitOf[row] !== UNMATCHED && column.kind[row] !== Mark.missing) analyteRows.push(row);
  const scoreRows = analyteRows.map((row) => score.visitOf[row]);
  const pooled = spearmanTest(tieAtLimits(column, analyteRows), tieAtLimits(score.column, scoreRows), plan);
  return {
    analyte,
    score: score.variable,
    analyteRows: Uint32Array.from(analyteRows),
    scoreRows: Uint32Array.from(scoreRows),
    nPatients: new Set(analyteRows.map((row) => study.samples.patient[row])).size,
    nBelow: analyteRows.filter((row) => column.kind[row] === Mark.below).length,
    pooled,
    pooledAdjusted: null,
    notes: pooled.reason === undefined ? [] : [pooled.reason],
  };
}
