import type { AlignedStudy } from "./aligned-study.js";
import { compareVariable } from "./compare.js";
import { correlatePair } from "./correlate.js";
import type { Correlation, PairedComparison, Trend } from "./result.js";
import { trendOf } from "./trends.js";

/** Which parts of an analysis are wanted. */
export interface Parts {
  readonly compare: boolean;
  readonly correlate: boolean;
  /** Each patient's own line in the comparisons. */
  readonly patients: boolean;
}

/** What an analysis says of one variable by itself, before p values are adjusted over all of them: plain data. */
export interface VariableRows {
  readonly comparisons: readonly PairedComparison[];
  readonly trends: readonly Trend[];
  /** Of an analyte, with each score. */
  readonly correlations: readonly Correlation[];
}

/** The same whatever was computed before, in whatever order. */
export function variableRows(aligned: AlignedStudy, variable: number, parts: Parts): VariableRows {
  const { study, plan, rows } = aligned;
  const column = aligned.columnOf(variable);
  const { day } = study.samples;
  return {
    comparisons: parts.compare ? compareVariable(variable, column, rows, day, plan, parts.patients) : [],
    trends: parts.compare ? trendOf(variable, column, rows, day, plan) : [],
    correlations:
      parts.correlate && study.variables[variable].role === "analyte"
        ? Array.from(aligned.scores, ([score, { visitOf, column: scoreColumn }]) =>
            correlatePair(
              aligned.pointsOf(column, visitOf),
              { variable, column },
              { variable: score, column: scoreColumn },
              plan,
            ),
          )
        : [],
  };
}
