import { pooledSums } from "../stats/within/patient-sums.js";
import { rmcorrOf } from "../stats/within/rmcorr.js";
import { rankedColumns, type StrataColumns } from "../stats/within/strata-columns.js";
import { withinTestOf } from "../stats/within/within-patient-test.js";
import type { RangedColumn } from "./censoring.js";
import type { Plan } from "./plan.js";
import { type PointColumn, pointColumn } from "./point-column.js";
import type { Points } from "./points.js";
import { pooledCorrelation } from "./pooled-correlation.js";
import type { Correlation, StratifiedResult } from "./result.js";

/** A variable and its column. */
export interface VariableColumn {
  readonly variable: number;
  readonly column: RangedColumn;
}

/** Correlates one analyte with one score at their points; adjusted p values come when the family is complete. */
export function correlatePair(points: Points, analyte: VariableColumn, score: VariableColumn, plan: Plan): Correlation {
  const { analyteRows, scoreRows, days } = points;
  const x = pointColumn(points, analyte.column, analyteRows);
  const y = pointColumn(points, score.column, scoreRows);
  const pooled = pooledCorrelation(x, y, days, plan);
  const inside = insideOf(points, x, y, plan);
  return {
    analyte: analyte.variable,
    score: score.variable,
    analyteRows,
    scoreRows,
    nPatients: contributing(x, y),
    nBelow: x.nBelow,
    ...inside,
    pooled,
    pooledAdjusted: null,
    notes: reasons(pooled.reason, inside.within?.test.reason, inside.beyond?.test.reason),
  };
}

/** The tests inside patients, or that the plan leaves them out. */
function insideOf(
  { strata }: Points,
  { inside: x }: PointColumn,
  { inside: y }: PointColumn,
  plan: Plan,
): Pick<Correlation, "within" | "beyond" | "repeated"> {
  if (strata === null || x === null || y === null) return { within: null, beyond: null, repeated: null };
  const inPatients = rankedColumns(strata.patients, x.patients, y.patients);
  return {
    within: {
      ...stratified(inPatients, plan),
      pShift: withinTestOf(inPatients, { scheme: "shift", seed: plan.seed }).p,
    },
    beyond: stratified(rankedColumns(strata.phases, x.phases, y.phases), plan),
    repeated: rmcorrOf(pooledSums(strata.patients, x.about, y.about), { confidence: plan.confidence }),
  };
}

/** Why there is no p: once where none is defined, else of the one that is not. */
function reasons(pooled: string | undefined, within: string | undefined, beyond: string | undefined): string[] {
  if (pooled !== undefined) return [pooled];
  if (within !== undefined) return [`inside patients: ${within}`];
  return beyond === undefined ? [] : [`beyond the step: ${beyond}`];
}

function stratified(columns: StrataColumns, plan: Plan): StratifiedResult {
  const { coefficient, ...test } = withinTestOf(columns, { seed: plan.seed });
  return { rho: coefficient, test, adjusted: null };
}

/** Patients whose points say something about an association: at least two of them, constant in neither variable. */
function contributing(x: PointColumn, y: PointColumn): number {
  let count = 0;
  for (let patient = 0; patient < x.varies.length; patient++) count += x.varies[patient] & y.varies[patient];
  return count;
}
