import { csv } from "../../table/formats/csv.js";
import type { Cell, Table } from "../../table/table.js";

/** A chart's own data: the rows and the names of their fields. */
export interface ChartData {
  readonly fields: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The largest table of values inside a specification. */
export function dataOf(spec: object): ChartData {
  let rows: ChartData["rows"] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      const values = key === "data" ? (member as { values?: unknown } | null)?.values : undefined;
      if (Array.isArray(values)) rows = values.length > rows.length ? values : rows;
      else walk(member);
    }
  };
  walk(spec);
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
