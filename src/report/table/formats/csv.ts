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
export function* delimited({ columns, rows }: Table, delimiter: string): Iterable<string> {
  yield `${columns.map(({ key }) => field(key, delimiter)).join(delimiter)}\n`;
  const cells: Cell[] = columns.map(() => null);
  const fields = columns.map(() => "");
  for (const row of rows) {
    renew(fields, cells, columns, row, delimiter);
    yield `${fields.join(delimiter)}\n`;
  }
}

/** Turns the fields of the row above into a row's own; names, words and counts mostly stay. */
function renew(fields: string[], cells: Cell[], columns: Table["columns"], row: unknown, delimiter: string): void {
  for (let i = 0; i < columns.length; i++) {
    const cell = columns[i].value(row);
    if (cell === cells[i]) continue;
    cells[i] = cell;
    fields[i] = field(cell, delimiter);
  }
}

function field(cell: Cell, delimiter: string): string {
  if (typeof cell !== "string") return cellText(cell);
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return safe.includes(delimiter) || /["\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
