import { rmcorr } from "../stats/within/rmcorr.js";
import { rowsByLabel } from "../stats/within/rows-by-label.js";
import { type StrataColumns, strataColumns } from "../stats/within/strata-columns.js";
import { withinTestOf } from "../stats/within/within-patient-test.js";
import { Mark } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import { type RangedColumn, tieAtLimits } from "./censoring.js";
import { UNMATCHED } from "./match-scores.js";
import type { Plan } from "./plan.js";
import { pooledCorrelation } from "./pooled-correlation.js";
import type { Alignment, Correlation, StratifiedResult } from "./result.js";

/** A score with its column and, for each sample row, the row of the visit matched with it. */
export interface MatchedScore {
  readonly variable: number;
  readonly column: RangedColumn;
  readonly visitOf: Int32Array;
}

/** Correlates one analyte with one score over their matched samples; adjusted p values come when the family is complete. */
export function correlatePair(
  study: Study,
  window: Alignment["window"],
  analyte: number,
  column: RangedColumn,
  score: MatchedScore,
  plan: Plan,
): Correlation {
  const analyteRows = matchedRows(column, score);
  const scoreRows = analyteRows.map((row) => score.visitOf[row]);
  const x = tieAtLimits(column, analyteRows);
  const y = tieAtLimits(score.column, scoreRows);
  const patients = analyteRows.map((row) => study.samples.patient[row]);
  const days = analyteRows.map((row) => study.samples.day[row]);
  const pooled = pooledCorrelation(x, y, days, plan);
  const inPatients = plan.within ? strataColumns(patients, x, y, "ranks") : null;
  const within = inPatients && stratified(inPatients, plan);
  const beyond = plan.within
    ? stratified(strataColumns(phasesOf(patients, analyteRows, window, plan), x, y, "ranks"), plan)
    : null;
  return {
    analyte,
    score: score.variable,
    analyteRows: Uint32Array.from(analyteRows),
    scoreRows: Uint32Array.from(scoreRows),
    nPatients: contributing(patients, x, y),
    nBelow: analyteRows.filter((row) => column.kind[row] === Mark.below).length,
    within: within && { ...within, pShift: withinTestOf(inPatients, { scheme: "shift", seed: plan.seed }).p },
    beyond,
    repeated: plan.within
      ? rmcorr(
          patients,
          analyteRows.map((row) => column.value[row]),
          scoreRows.map((row) => score.column.value[row]),
          { confidence: plan.confidence },
        )
      : null,
    pooled,
    pooledAdjusted: null,
    notes: reasons(pooled.reason, within?.test.reason, beyond?.test.reason),
  };
}

/** Why there is no p: once where none is defined, else of the one that is not. */
function reasons(pooled: string | undefined, within: string | undefined, beyond: string | undefined): string[] {
  if (pooled !== undefined) return [pooled];
  if (within !== undefined) return [`inside patients: ${within}`];
  return beyond === undefined ? [] : [`beyond the step: ${beyond}`];
}

/** A label for each patient's window. */
function phasesOf(
  patients: readonly number[],
  rows: readonly number[],
  window: Alignment["window"],
  { windows }: Plan,
): number[] {
  return patients.map((patient, i) => patient * windows.length + window[rows[i]]);
}

function matchedRows(column: RangedColumn, { visitOf }: MatchedScore): number[] {
  const rows: number[] = [];
  for (let row = 0; row < visitOf.length; row++)
    if (visitOf[row] !== UNMATCHED && column.kind[row] !== Mark.missing) rows.push(row);
  return rows;
}

function stratified(columns: StrataColumns, plan: Plan): StratifiedResult {
  const { coefficient, ...test } = withinTestOf(columns, { seed: plan.seed });
  return { rho: coefficient, test, adjusted: null };
}

/** Patients whose points say something about an association: at least two of them, constant in neither variable. */
function contributing(patients: readonly number[], x: Float64Array, y: Float64Array): number {
  let count = 0;
  for (const points of rowsByLabel(patients).values()) if (varies(points, x) && varies(points, y)) count++;
  return count;
}

function varies(points: readonly number[], values: Float64Array): boolean {
  return points.some((i) => values[i] !== values[points[0]]);
}
