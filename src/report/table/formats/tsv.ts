import type { Table } from "../table.js";
import { delimited } from "./csv.js";

/** Tab-separated values: as CSV, with a tab between cells. */
export function tsv(table: Table): Iterable<string> {
  return delimited(table, "\t");
}
