import { cellText } from "../columns.js";
import { type Cell, cellsOf, type Table } from "../table.js";

/**
 * Comma-separated values (RFC 4180, lines ended by LF), a header of keys, absent cells empty.
 * A text that a spreadsheet would run as a formula gets a leading `'`, which reading takes off again; numbers never.
 */
export function csv(table: Table): Iterable<string> {
  return delimited(table, ",");
}

/** The same with any delimiter. */
export function* delimited(table: Table, delimiter: string): Iterable<string> {
  const line = (cells: readonly Cell[]) => `${cells.map((cell) => field(cell, delimiter)).join(delimiter)}\n`;
  yield line(table.columns.map(({ key }) => key));
  for (const row of table.rows) yield line(cellsOf(table, row));
}

function field(cell: Cell, delimiter: string): string {
  if (typeof cell !== "string") return cellText(cell);
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return safe.includes(delimiter) || /["\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
