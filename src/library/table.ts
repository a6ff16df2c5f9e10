import type { AnalysisResult } from "../analysis/result.js";
import { comparisonsTable } from "../report/table/comparisons.js";
import { correlationsTable } from "../report/table/correlations.js";
import { exclusionsTable } from "../report/table/exclusions.js";
import { patientsTable } from "../report/table/patients.js";
import { samplesTable } from "../report/table/samples.js";
import { stackTables } from "../report/table/stack-tables.js";
import { type Cell, cellsOf, type Table } from "../report/table/table.js";
import { trendsTable } from "../report/table/trends.js";
import { requireKnown } from "../study/known-name.js";

const TABLES = {
  comparisons: (result) => stackTables([comparisonsTable(result)]),
  patients: (result) => stackTables([patientsTable(result)]),
  correlations: (result) => stackTables([correlationsTable(result)]),
  trends: (result) => stackTables([trendsTable(result)]),
  samples: (result) => stackTables([samplesTable(result)]),
  exclusions: (result) => stackTables([exclusionsTable(result)]),
} satisfies Readonly<Record<string, (result: AnalysisResult) => Table>>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** A row as an object: its keys are the columns of the CSV file of that name, absent values are null, never 0. */
export type TableRow = Readonly<Record<string, Cell>>;

/**
 * A table of a result, unrounded: `comparisons` has a row a variable and pair of windows, `patients` one for each patient
 * in it, `correlations` one an analyte and score, `trends` one a variable where there are three windows or more,
 * `samples` one a patient-day, `exclusions` one for whatever was left out, with the reason.
 *
 * @throws RangeError for a table that there is none of.
 */
export function table(result: AnalysisResult, name: TableName): TableRow[] {
  const whole = TABLES[requireKnown("table", name, TABLE_NAMES)](result);
  const keys = whole.columns.map(({ key }) => key);
  return Array.from(whole.rows, (row) => Object.fromEntries(cellsOf(whole, row).map((cell, i) => [keys[i], cell])));
}
