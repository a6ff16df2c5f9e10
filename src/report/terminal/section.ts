import { countText } from "../number-text.js";
import { type RenderOptions, renderTable } from "../table/render-table.js";
import type { Table } from "../table/table.js";
import { wrap } from "./text-block.js";

/** One table of the report: some of its rows, how many there are, and the file that holds all. */
export interface Part<Row> {
  readonly table: Table<Row>;
  readonly shown: number;
  readonly all: number;
  readonly file: string;
}

/** A table under its heading, with a word on the rows it leaves to a file; nothing where there is no row. */
export function* section<Row>(heading: string, part: Part<Row>, settings: RenderOptions): Iterable<string> {
  if (part.all === 0) return;
  yield `\n${settings.style.bold(heading)}\n`;
  yield* renderTable(part.table, "table", settings);
  const more = part.all - part.shown;
  if (more > 0) yield* paragraph(`… and ${countText(more)} more, none with a smaller p: ${part.file}`, settings.width);
}

/** Sentences under a heading, each with a sign before it; nothing without a sentence. */
export function* list(heading: string, sentences: readonly string[], settings: RenderOptions): Iterable<string> {
  if (sentences.length === 0) return;
  yield `\n${settings.style.bold(heading)}\n`;
  for (const sentence of sentences) yield* item("-", sentence, settings.width);
}

export function* item(sign: string, text: string, width: number): Iterable<string> {
  for (const line of wrap(`${sign} ${text}`, width, "  ")) yield `${line}\n`;
}

export function* paragraph(text: string, width: number): Iterable<string> {
  for (const line of wrap(text, width)) yield `${line}\n`;
}
