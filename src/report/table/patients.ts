import type { AnalysisResult, PairedComparison, PatientLine } from "../../analysis/result.js";
import { changeText, countText, numberText } from "../number-text.js";
import { left, right } from "./brief-columns.js";
import { integer, number, text } from "./columns.js";
import { arrow } from "./direction-arrows.js";
import type { Table } from "./table.js";

/** One patient's line, with the comparison it belongs to. */
export interface PatientRow {
  readonly comparison: PairedComparison;
  readonly line: PatientLine;
}

/** What each patient shows alone: a row a variable, pair of windows and patient. */
export function patientsTable({ study, plan, comparisons }: AnalysisResult): Table<PatientRow> {
  return {
    name: "patients",
    columns: [
      text("variable", ({ comparison }) => study.variables[comparison.variable].id),
      text("before", ({ comparison }) => plan.windows[comparison.before].name),
      text("after", ({ comparison }) => plan.windows[comparison.after].name),
      text("patient", ({ line }) => study.patients[line.patient]),
      integer("n_before", ({ line }) => line.nBefore),
      integer("n_after", ({ line }) => line.nAfter),
      integer("n_below", ({ line }) => line.nBelow),
      number("median_before", ({ line }) => line.medianBefore),
      number("median_after", ({ line }) => line.medianAfter),
      number("value_before", ({ line }) => line.valueBefore),
      number("value_after", ({ line }) => line.valueAfter),
      number("estimate", ({ line }) => line.estimate),
    ],
    brief: [
      left("variable", 0, ({ comparison }) => study.variables[comparison.variable].id),
      left("unit", 3, ({ comparison }) => study.variables[comparison.variable].unit ?? ""),
      left("patient", 0, ({ line }) => study.patients[line.patient]),
      left("windows", 2, ({ comparison }) => windowsText(plan.windows, comparison)),
      right("samples", 4, ({ line }) => `${countText(line.nBefore)}/${countText(line.nAfter)}`),
      right("non-det.", 5, ({ line }) => countText(line.nBelow)),
      right("before", 0, ({ line }) => numberText(line.medianBefore)),
      left("→ after", 0, ({ line }) => `→ ${numberText(line.medianAfter)}`),
      left("", 1, ({ line }) => arrow(line.direction)),
      right("change", 0, ({ comparison, line }) => changeText(line.estimate, comparison.scale)),
    ],
    legend: [
      "before, after: medians of the patient's samples. change: median over all pairs of samples, one of each window.",
    ],
    rows: patientRows(comparisons),
  };
}

/** The windows a comparison joins: `before → after`. */
export function windowsText(windows: readonly { readonly name: string }[], comparison: PairedComparison): string {
  return `${windows[comparison.before].name} → ${windows[comparison.after].name}`;
}

function patientRows(comparisons: readonly PairedComparison[]): Iterable<PatientRow> {
  return {
    *[Symbol.iterator]() {
      for (const comparison of comparisons) for (const line of comparison.patients) yield { comparison, line };
    },
  };
}
