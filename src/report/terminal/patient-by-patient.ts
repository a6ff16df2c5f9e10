import type { AnalysisResult, PairedComparison } from "../../analysis/result.js";
import { ABSENT, numberText } from "../number-text.js";
import { rangedText } from "../ranged-text.js";
import { left } from "../table/brief-columns.js";
import { windowsText } from "../table/patients.js";
import type { Table } from "../table/table.js";

/** Each patient's own values before and after, a column a patient: what a study of few patients can show. */
export function patientByPatient(
  { study, plan }: AnalysisResult,
  comparisons: readonly PairedComparison[],
): Table<PairedComparison> {
  const anyKnown = comparisons.some(({ variable }) => study.variables[variable].worse !== null);
  const severalPairs = plan.windows.length > 2;
  return {
    name: "patients",
    columns: [],
    brief: [
      left("variable", 0, (row) => study.variables[row.variable].id),
      left("unit", 2, (row) => study.variables[row.variable].unit ?? ""),
      ...(severalPairs ? [left<PairedComparison>("windows", 0, (row) => windowsText(plan.windows, row))] : []),
      ...study.patients.map((id, patient) => left<PairedComparison>(id, 1, (row) => beforeAfter(row, patient))),
      ...(anyKnown ? [left<PairedComparison>("worse is", 3, (row) => study.variables[row.variable].worse ?? "")] : []),
    ],
    legend: [],
    rows: comparisons,
  };
}

/** `856 → 384`, `5.1 → <3.2`, `856 → –` where a window is empty. */
function beforeAfter({ pairs, patients, scale }: PairedComparison, patient: number): string {
  const pair = pairs.find((candidate) => candidate.patient === patient);
  if (pair !== undefined) return `${rangedText(pair.before, scale)} → ${rangedText(pair.after, scale)}`;
  const line = patients.find((candidate) => candidate.patient === patient);
  return line === undefined ? ABSENT : `${numberText(line.valueBefore)} → ${numberText(line.valueAfter)}`;
}
