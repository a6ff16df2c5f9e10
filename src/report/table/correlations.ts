import type { Plan } from "../../analysis/plan.js";
import { entryOf } from "../../analysis/registry.js";
import type { AnalysisResult, Correlation, StratifiedResult } from "../../analysis/result.js";
import { coefficientText, countText, intervalText, pText } from "../number-text.js";
import { groupColumn, left, name, right, rounded } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import type { BriefColumn, Column, Table } from "./table.js";

/** Analytes against scores over matched samples: a row a pair; all of them, or those given. */
export function correlationsTable(
  result: AnalysisResult,
  rows: readonly Correlation[] = result.correlations,
): Table<Correlation> {
  const { group, study, plan } = result;
  const inside = rows.some(({ within }) => within !== null);
  return {
    name: "correlations",
    columns: [
      text("group", () => group),
      text("variable", (row) => study.variables[row.analyte].id),
      text("score", (row) => study.variables[row.score].id),
      integer("n_samples", (row) => row.analyteRows.length),
      integer("n_patients", (row) => row.nPatients),
      integer("n_below", (row) => row.nBelow),
      ...pooled(),
      ...stratified("within", (row) => row.within),
      number("p_within_shift", ({ within }) => within?.pShift ?? null),
      ...stratified("beyond", (row) => row.beyond),
      ...repeated(),
      text("notes", (row) => row.notes.join("; ") || null),
    ],
    brief: [
      ...groupColumn<Correlation>(result),
      name("variable", (row) => study.variables[row.analyte].id),
      name("score", (row) => study.variables[row.score].id),
      right("samples", inside ? 4 : 0, (row) => countText(row.analyteRows.length)),
      right("patients", 5, (row) => countText(row.nPatients)),
      right("non-det.", 6, (row) => countText(row.nBelow)),
      ...(inside ? INSIDE : POOLED),
    ],
    legend: inside ? insideLegend(plan) : pooledLegend(plan),
    rows,
  };
}

function pooled(): Column<Correlation>[] {
  return [
    number("rho_pooled", (row) => row.pooled.rho),
    number("rho_pooled_low", (row) => row.pooled.interval?.low ?? null),
    number("rho_pooled_high", (row) => row.pooled.interval?.high ?? null),
    number("p_pooled", (row) => row.pooled.p),
    text("p_pooled_method", (row) => (row.pooled.p === null ? null : row.pooled.null)),
    number("p_pooled_floor", (row) => row.pooled.floor),
    number("p_pooled_adjusted", (row) => row.pooledAdjusted),
  ];
}

function stratified(name: string, result: (row: Correlation) => StratifiedResult | null): Column<Correlation>[] {
  const test = (row: Correlation) => result(row)?.test ?? null;
  return [
    number(`rho_${name}`, (row) => result(row)?.rho ?? null),
    number(`p_${name}`, (row) => test(row)?.p ?? null),
    text(`p_${name}_method`, (row) => (test(row)?.p == null ? null : (test(row)?.null ?? null))),
    number(`p_${name}_floor`, (row) => test(row)?.floor ?? null),
    number(`p_${name}_adjusted`, (row) => result(row)?.adjusted ?? null),
  ];
}

function repeated(): Column<Correlation>[] {
  return [
    number("r_rm", (row) => row.repeated?.r ?? null),
    number("r_rm_low", (row) => row.repeated?.interval?.low ?? null),
    number("r_rm_high", (row) => row.repeated?.interval?.high ?? null),
    number("p_rm", (row) => row.repeated?.p ?? null),
  ];
}

const INSIDE: readonly BriefColumn<Correlation>[] = [
  rounded("inside", 0, ({ within }) => within?.rho ?? null, coefficientText),
  rounded("p", 0, ({ within }) => within?.test.p ?? null, pText),
  rounded("p adj.", 3, ({ within }) => within?.adjusted ?? null, pText),
  rounded("beyond", 1, ({ beyond }) => beyond?.rho ?? null, coefficientText),
  rounded("p", 2, ({ beyond }) => beyond?.test.p ?? null, pText),
  rounded("pooled", 0, (row) => row.pooled.rho, coefficientText),
];

function insideLegend({ correlation }: Plan): string[] {
  return [
    "inside: rank correlation over the visits of each patient, so that it speaks of these patients.",
    "beyond: the same inside each patient's windows, so that the step all values take at transplant counts for nothing.",
    "p adj.: of inside.",
    `pooled: ${coefficientOf(correlation)} over all matched samples, as if visits of one patient were independent.`,
  ];
}

const POOLED: readonly BriefColumn<Correlation>[] = [
  rounded("rho pooled", 0, (row) => row.pooled.rho, coefficientText),
  left("interval", 1, (row) => intervalText(row.pooled.interval, coefficientText)),
  rounded("p", 0, (row) => row.pooled.p, pText),
  rounded("floor", 2, (row) => row.pooled.floor, pText),
  rounded("p adj.", 0, (row) => row.pooledAdjusted, pText),
];

function pooledLegend({ correlation }: Plan): string[] {
  return [
    `rho pooled: ${coefficientOf(correlation)} over all matched samples, as if visits of one patient were independent.`,
    "floor: the smallest p possible.",
  ];
}

const coefficientOf = (id: Plan["correlation"]): string => entryOf("correlation", id).coefficient;
