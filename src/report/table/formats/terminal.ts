import { visible } from "../../../study/visible.js";
import { ABSENT } from "../../number-text.js";
import type { Style } from "../../style.js";
import { shorten, wrap } from "../../terminal/text-block.js";
import { textWidth } from "../../text-width.js";
import type { BriefColumn, Table } from "../table.js";
import { stacked } from "./stacked.js";

const GAP = 2;
/** Where the columns that stay need it. */
const NARROW_GAP = 1;
/** Names longer than this are cut before any column goes, */
const MOST_NAME = 32;
/** and down to this before columns move together, and rows are stacked. */
const LEAST_NAME = 8;

/** The short form in aligned columns; what does not fit is left out and named, and no number is ever cut. */
export function* terminal(table: Table, options: { readonly width: number; readonly style: Style }): Iterable<string> {
  const { style, width } = options;
  const headings = table.brief.map(({ heading }) => visible(heading));
  const rows = Array.from(table.rows, (row) => table.brief.map(({ text }) => visible(text(row))));
  const widths = headings.map((heading, i) =>
    rows.reduce((widest, row) => Math.max(widest, textWidth(row[i])), textWidth(heading)),
  );
  const all = headings.map((_, i) => i);
  const isName = (i: number) => table.brief[i].isName === true;
  cut(all.filter(isName), MOST_NAME, widths, () => lineWidth(all, widths) - width);
  const shown = fittingColumns(table.brief, rows, widths, width);
  if (shown.length === 0) return;
  const cuttable = shown.filter((i, at) => at === 0 || isName(i));
  cut(cuttable, LEAST_NAME, widths, () => lineWidth(shown, widths) - width);
  const gap = lineWidth(shown, widths) <= width ? GAP : NARROW_GAP;
  const line = (cells: readonly string[], paint: (cell: string) => string = String) =>
    `${shown
      .map((i) => pad(shorten(cells[i], widths[i]), widths[i], table.brief[i].align, paint))
      .join(" ".repeat(gap))
      .trimEnd()}\n`;
  if (lineWidth(shown, widths, gap) <= width) {
    yield line(headings, style.bold);
    for (const row of rows) yield line(row);
  } else {
    const columns = shown.map((i) => ({ ...table.brief[i], heading: headings[i] }));
    yield* stacked(
      columns,
      rows.map((row) => shown.map((i) => row[i])),
      options,
    );
  }
  for (const text of [...legendOf(table, shown), ...leftOut(table, shown)])
    for (const part of wrap(text, width)) yield `${style.dim(part)}\n`;
}

/** Narrows the widest of some columns, again and again, until the line fits or none is wider than `least`. */
function cut(columns: readonly number[], least: number, widths: number[], over: () => number): void {
  while (over() > 0) {
    const widest = columns.reduce((a, b) => (widths[b] > widths[a] ? b : a), columns[0]);
    if (widest === undefined || widths[widest] <= least) return;
    widths[widest]--;
  }
}

/**
 * Indices of the columns that fit. Where not all do, those that are absent in every row go first, then one after the
 * other by `dropAt`; those that never go stay, whatever the width.
 */
function fittingColumns<Row>(
  columns: readonly BriefColumn<Row>[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  width: number,
): number[] {
  const all = columns.map((_, i) => i);
  if (lineWidth(all, widths) <= width) return all;
  const shown = all.filter((i) => columns[i].dropAt === 0 || rows.some((row) => row[i] !== ABSENT));
  while (shown.length > 0 && lineWidth(shown, widths) > width) {
    const next = shown.reduce((worst, i) => (columns[i].dropAt > columns[worst].dropAt ? i : worst));
    if (columns[next].dropAt === 0) break;
    shown.splice(shown.indexOf(next), 1);
  }
  return shown;
}

function lineWidth(shown: readonly number[], widths: readonly number[], gap = GAP): number {
  return shown.reduce((sum, i) => sum + widths[i], gap * (shown.length - 1));
}

function pad(text: string, width: number, align: "left" | "right", paint: (cell: string) => string): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "right" ? space + paint(text) : paint(text) + space;
}

/** The lines of the legend, but for those on columns of which none is shown. */
function legendOf({ brief, legend }: Table, shown: readonly number[]): string[] {
  const names = brief.map(({ heading }) => nameOf(heading));
  return legend.filter((line) => {
    const subjects = line
      .slice(0, Math.max(0, line.indexOf(": ")))
      .split(", ")
      .map(nameOf);
    const about = names.flatMap((name, i) => (subjects.includes(name) ? [i] : []));
    return about.length < subjects.length || about.some((i) => shown.includes(i));
  });
}

/** How a column is spoken of: only arrows have no heading. */
function nameOf(heading: string): string {
  return heading === "" ? "arrow" : heading.replace(/^→ |\.$/gu, "");
}

function leftOut(table: Table, shown: readonly number[]): string[] {
  const names = table.brief.filter((_, i) => !shown.includes(i)).map(({ heading }) => nameOf(heading));
  if (names.length === 0) return [];
  const named =
    names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more columns` : names.join(", ");
  return [`Not shown at this width: ${named}.`];
}
