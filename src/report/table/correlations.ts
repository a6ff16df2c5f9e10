import type { AnalysisResult, Correlation } from "../../analysis/result.js";
import { coefficientText, countText, intervalText, pText } from "../number-text.js";
import { left, right } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import type { Table } from "./table.js";

/** Analytes against scores over matched samples: a row a pair. */
export function correlationsTable({ study, correlations }: AnalysisResult): Table<Correlation> {
  return {
    name: "correlations",
    columns: [
      text("variable", (row) => study.variables[row.analyte].id),
      text("score", (row) => study.variables[row.score].id),
      integer("n_samples", (row) => row.analyteRows.length),
      integer("n_patients", (row) => row.nPatients),
      integer("n_below", (row) => row.nBelow),
      number("rho_pooled", (row) => row.pooled.rho),
      number("rho_pooled_low", (row) => row.pooled.interval?.low ?? null),
      number("rho_pooled_high", (row) => row.pooled.interval?.high ?? null),
      number("p_pooled", (row) => row.pooled.p),
      text("p_pooled_method", (row) => (row.pooled.p === null ? null : row.pooled.null)),
      number("p_pooled_floor", (row) => row.pooled.floor),
      number("p_pooled_adjusted", (row) => row.pooledAdjusted),
      text("notes", (row) => row.notes.join("; ") || null),
    ],
    brief: [
      left("variable", 0, (row) => study.variables[row.analyte].id),
      left("score", 0, (row) => study.variables[row.score].id),
      right("samples", 0, (row) => countText(row.analyteRows.length)),
      right("patients", 3, (row) => countText(row.nPatients)),
      right("non-det.", 4, (row) => countText(row.nBelow)),
      right("rho", 0, (row) => coefficientText(row.pooled.rho)),
      left("interval", 1, (row) => intervalText(row.pooled.interval, coefficientText)),
      right("p", 0, (row) => pText(row.pooled.p)),
      right("floor", 2, (row) => pText(row.pooled.floor)),
      right("p adj.", 0, (row) => pText(row.pooledAdjusted)),
    ],
    legend: [
      "rho: Spearman's, over all matched samples, as if visits of one patient were independent. floor: the smallest p possible.",
    ],
    rows: correlations,
  };
}
