import type { Style } from "../../style.js";
import { shorten, wrap } from "../../terminal/text-block.js";
import { textWidth } from "../../text-width.js";
import type { BriefColumn } from "../table.js";

const INDENT = "  ";
const GAP = "  ";

/**
 * Rows where not even the columns that stay fit beside each other: the leading columns of names head a row, and the others
 * stand below as `name: value`, as many a line as fit, none broken unless it is longer than a line.
 */
export function* stacked(
  columns: readonly BriefColumn<never>[],
  rows: readonly (readonly string[])[],
  { width, style }: { readonly width: number; readonly style: Style },
): Iterable<string> {
  const firstNumber = columns.findIndex(({ align }) => align === "right");
  const names = Math.max(1, firstNumber < 0 ? columns.length : firstNumber);
  for (const row of rows) {
    const head = row.slice(0, names).filter((text) => text !== "");
    if (head.length > 0) yield `${style.bold(shorten(head.join(GAP), width))}\n`;
    const items = columns.slice(names).map(({ heading }, i) => itemText(heading, row[names + i].trim()));
    yield* flow(
      items.filter((item) => item !== ""),
      width,
    );
  }
}

/** `before: 1040`; an arrow that heading and text both begin with is said once. */
function itemText(heading: string, text: string): string {
  if (text === "" || heading === "") return text;
  const own = heading.startsWith("→ ") ? text.replace(/^→ /u, "") : text;
  return `${heading.replace(/\.$/u, "")}: ${own}`;
}

function* flow(items: readonly string[], width: number): Iterable<string> {
  const lines: string[] = [];
  let isOpen = false;
  for (const item of items) {
    const longer = `${lines[lines.length - 1]}${GAP}${item}`;
    if (isOpen && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrap(item, width - INDENT.length).map((part) => INDENT + part));
    isOpen = textWidth(INDENT + item) <= width;
  }
  for (const line of lines) yield `${line}\n`;
}
