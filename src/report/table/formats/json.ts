import type { Table } from "../table.js";
import { jsonRow } from "./jsonl.js";

/** An array of objects, a row a line. */
export function* json(table: Table): Iterable<string> {
  let opening = "[\n";
  for (const row of table.rows) {
    yield `${opening}${jsonRow(table, row)}`;
    opening = ",\n";
  }
  yield opening === "[\n" ? "[]\n" : "\n]\n";
}
