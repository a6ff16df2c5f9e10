import type { Format } from "./format-names.js";
import { csv } from "./formats/csv.js";
import { json } from "./formats/json.js";
import { jsonl } from "./formats/jsonl.js";
import { markdown } from "./formats/markdown.js";
import { tsv } from "./formats/tsv.js";
import type { Table } from "./table.js";

/** Every form but the terminal's: those that need not measure text, which takes longer to learn than a study to read. */
const PLAIN_RENDERERS = { csv, tsv, json, jsonl, md: markdown } satisfies Record<PlainFormat, unknown>;

export type PlainFormat = Exclude<Format, "table">;

/** A table as text, in pieces, so that no table need fit in memory twice. */
export function renderPlain<Row>(table: Table<Row>, format: PlainFormat): Iterable<string> {
  return PLAIN_RENDERERS[format](erased(table));
}

/** A table's row type is between its columns and its rows; a renderer only carries rows from one to the other. */
function erased<Row>(table: Table<Row>): Table {
  return table as unknown as Table;
}
