import { PLAIN, type Style } from "../style.js";
import type { Format } from "./format-names.js";
import { terminal } from "./formats/terminal.js";
import { renderPlain } from "./render-plain.js";
import type { Table } from "./table.js";

export { FORMATS, type Format } from "./format-names.js";

/** What only the terminal's form needs: its width in columns, and how text is set off. */
export interface RenderOptions {
  readonly width: number;
  readonly style: Style;
}

/** A table in any form, the terminal's too, in pieces. */
export function renderTable<Row>(
  table: Table<Row>,
  format: Format,
  options: Partial<RenderOptions> = {},
): Iterable<string> {
  if (format !== "table") return renderPlain(table, format);
  // Its row type is between its columns and its rows.
  return terminal(table as unknown as Table, { width: options.width ?? 100, style: options.style ?? PLAIN });
}
