import { jsonNumber } from "../../json.js";
import { cellsOf, type Table } from "../table.js";

/** One JSON object a line, keys in column order. */
export function* jsonl(table: Table): Iterable<string> {
  for (const row of table.rows) yield `${jsonRow(table, row)}\n`;
}

/** One row as a JSON object; absent is null, unbounded ends are texts. Built by hand: no key can clash with `__proto__`. */
export function jsonRow<Row>(table: Table<Row>, row: Row): string {
  const cells = cellsOf(table, row).map((cell) => (typeof cell === "number" ? jsonNumber(cell) : cell));
  const members = table.columns.map(({ key }, i) => `${JSON.stringify(key)}:${JSON.stringify(cells[i])}`);
  return `{${members.join(",")}}`;
}
