import { visible } from "../../../study/visible.js";
import type { Table } from "../table.js";

/** A Markdown table (GitHub's flavour) of the short form. */
export function* markdown(table: Table): Iterable<string> {
  const line = (cells: readonly string[]) => `| ${cells.map(escapedMarkdown).join(" | ")} |\n`;
  yield line(table.brief.map(({ heading }) => heading));
  yield `|${table.brief.map(({ align }) => (align === "right" ? " ---: " : " --- ")).join("|")}|\n`;
  for (const row of table.rows) yield line(table.brief.map(({ text }) => text(row)));
  if (table.legend.length > 0) yield `\n${table.legend.map((text) => escapedMarkdown(text)).join("  \n")}\n`;
}

/** What Markdown or HTML would read as markup in a cell; `<.001` stays readable as source. */
export function escapedMarkdown(text: string): string {
  const plain = visible(text.replace(/\s+/gu, " "));
  return plain.replace(/[\\|*_`[\]]/gu, "\\$&").replaceAll("<", "&lt;");
}
