import { countText } from "../number-text.js";
import type { BriefColumn, Table } from "../table/table.js";
import { escaped, html, type Markup } from "./markup.js";

/** More rows than this are left to the file. */
export const MOST_ROWS = 500;

/** A table of the page: some rows of it, how many there are, and the file that holds all. */
export interface TablePart<Row> {
  readonly id: string;
  /** What screen readers call it. */
  readonly caption: string;
  readonly table: Table<Row>;
  readonly all: number;
  readonly file: string | null;
  /** What the rows that are not shown have in common. */
  readonly rest?: string;
}

/** A table that scripts make sortable and filterable, in a box that scrolls; the legend under it. */
export function tablePart<Row>({ id, caption, table, all, file, rest = "" }: TablePart<Row>): Markup {
  const rows = [...table.rows];
  const more = all - rows.length;
  const whole =
    file === null
      ? null
      : html`<p class="file">${more > 0 ? `And ${countText(more)} more${rest}. ` : ""}All columns and rows, unrounded: <a href="${file}">${file}</a></p>\n`;
  return html`<div class="table" data-table>
<div class="box" tabindex="0" role="region" aria-label="${caption}, table">
<table id="${id}">
<caption class="hidden">${caption}</caption>
<thead><tr>${table.brief.map(headCell)}</tr></thead>
<tbody>
${rows.map((row) => bodyRow(table.brief, row))}</tbody>
</table>
</div>
${table.legend.map((text) => html`<p class="legend">${text}</p>\n`)}${whole}</div>
`;
}

function headCell<Row>({ heading, align }: BriefColumn<Row>): Markup {
  const text = heading === "" ? html`<span class="hidden">direction</span>` : html`${heading}`;
  return align === "right" ? html`<th scope="col" class="r">${text}</th>` : html`<th scope="col">${text}</th>`;
}

/** A row at once: of thousands of cells each would be several objects. */
function bodyRow<Row>(columns: readonly BriefColumn<Row>[], row: Row): Markup {
  let markup = "<tr>";
  for (let i = 0; i < columns.length; i++) {
    const { align, text, value } = columns[i];
    const number = value?.(row) ?? null;
    const tag = i === 0 ? '<th scope="row"' : align === "right" ? '<td class="r"' : "<td";
    const sortBy = number === null || !Number.isFinite(number) ? "" : ` data-v="${Number(number.toPrecision(6))}"`;
    markup += `${tag}${sortBy}>${escaped(text(row))}${i === 0 ? "</th>" : "</td>"}`;
  }
  return { markup: `${markup}</tr>\n` };
}
