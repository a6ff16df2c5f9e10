import { PLAIN, type Style } from "../style.js";
import { csv } from "./formats/csv.js";
import { json } from "./formats/json.js";
import { jsonl } from "./formats/jsonl.js";
import { markdown } from "./formats/markdown.js";
import { terminal } from "./formats/terminal.js";
import { tsv } from "./formats/tsv.js";
import type { Table } from "./table.js";

/** What only the terminal's form needs: its width in columns, and how text is set off. */
export interface RenderOptions {
  readonly width: number;
  readonly style: Style;
}

/** The renderers by name: `table` and `md` write the short form, the others every column, unrounded. */
const RENDERERS = { table: terminal, csv, tsv, json, jsonl, md: markdown } as const;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** A table as text, in pieces, so that no table need fit in memory twice. */
export function renderTable<Row>(
  table: Table<Row>,
  format: Format,
  options: Partial<RenderOptions> = {},
): Iterable<string> {
  return RENDERERS[format](erased(table), { width: options.width ?? 100, style: options.style ?? PLAIN });
}

/** A table's row type is between its columns and its rows; a renderer only carries rows from one to the other. */
function erased<Row>(table: Table<Row>): Table {
  return table as unknown as Table;
}
