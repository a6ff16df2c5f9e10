import { cellText } from "../columns.js";
import type { Cell, Table } from "../table.js";

/**
 * Comma-separated values (RFC 4180, lines ended by LF), a header of keys, absent cells empty.
 * A text that a spreadsheet would run as a formula gets a leading `'`, which reading takes off again; numbers never.
 */
export function csv(table: Table): Iterable<string> {
  return delimited(table, ",");
}

/** The same with any delimiter. */
export function* delimited(table: Table, delimiter: string): Iterable<string> {
  yield `${table.columns.map(({ key }) => field(key, delimiter)).join(delimiter)}\n`;
  const columns = table.columns.map(({ value }) => ({ value, cell: null as Cell, field: "" }));
  for (const row of table.rows) {
    let line = "";
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      const cell = column.value(row);
      // Names, words and counts mostly stand in the row above too.
      if (cell !== column.cell) {
        column.cell = cell;
        column.field = field(cell, delimiter);
      }
      line += i === 0 ? column.field : delimiter + column.field;
    }
    yield `${line}\n`;
  }
}

function field(cell: Cell, delimiter: string): string {
  if (typeof cell !== "string") return cellText(cell);
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return safe.includes(delimiter) || /["\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
