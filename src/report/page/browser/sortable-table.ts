import { compareKeys, type SortKey, sortKey } from "./sort-key.js";

/** Turns each heading into a button that sorts the rows: up, down, and back to the order of the report. */
export function makeSortable(table: HTMLTableElement): void {
  const [body] = table.tBodies;
  const original = [...body.rows];
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: null }[head.ariaSort ?? ""] ?? "ascending";
      const order = head.ariaSort === "descending" ? null : next;
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = order;
      body.append(...(order === null ? original : sorted(original, column, order === "descending")));
    });
  }
}

function sorted(rows: readonly HTMLTableRowElement[], column: number, descending: boolean): HTMLTableRowElement[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column]) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key, descending)).map(({ row }) => row);
}

function keyOf(cell: HTMLTableCellElement): SortKey {
  const { v } = cell.dataset;
  return v === undefined ? sortKey(cell.textContent) : Number(v);
}
