import { csv } from "../../table/formats/csv.js";
import type { Cell, Table } from "../../table/table.js";

/** A chart's own data: the rows and the names of their fields. */
export interface ChartData {
  readonly fields: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What a specification draws from: the values at its head. */
export function dataOf({ data }: { readonly data?: unknown }): ChartData {
  const values = (data as { values?: unknown } | undefined)?.values;
  const rows = Array.isArray(values) ? (values as ChartData["rows"]) : [];
  return { fields: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows };
}

/** The data as CSV, as the files of the report are written. */
export function dataCsv({ fields, rows }: ChartData): string {
  const columns = fields.map((key) => ({ key, type: "text" as const, value: (row: unknown) => cellOf(row, key) }));
  const table: Table = { name: "data", columns, brief: [], legend: [], rows };
  return [...csv(table)].join("");
}

function cellOf(row: unknown, key: string): Cell {
  const value = (row as Record<string, unknown>)[key] ?? null;
  return value === null || typeof value === "number" ? value : String(value);
}
