import { left, right } from "../../../src/report/table/brief-columns.js";
import type { Cell, Table } from "../../../src/report/table/table.js";

/** A table of given cells, with keys a, b, c …; the short form shows each cell as it is. */
export function tableOf(rows: readonly (readonly Cell[])[], width = rows[0]?.length ?? 1): Table<readonly Cell[]> {
  const keys = Array.from({ length: width }, (_, i) => String.fromCharCode(97 + i));
  return {
    name: "made up",
    columns: keys.map((key, i) => ({ key, type: "text", value: (row) => row[i] })),
    brief: keys.map((key, i) =>
      (i === 0 ? left : right)<readonly Cell[]>(key, i === 0 ? 0 : i, (row) => String(row[i] ?? "–")),
    ),
    legend: [],
    rows,
  };
}
