import type { ChartData } from "./chart-data.js";

/** More rows than this are left to the download. */
const MOST = 1000;

/** A chart's data as a table, in a box that scrolls. */
export function dataTable({ fields, rows }: ChartData, name: string): HTMLElement[] {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const field of fields) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = field;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, MOST)) {
    const line = body.insertRow();
    for (const field of fields) line.insertCell().textContent = String(row[field] ?? "");
  }
  const box = document.createElement("div");
  box.className = "box";
  box.tabIndex = 0;
  box.role = "region";
  box.ariaLabel = `Data of ${name}, table`;
  box.append(table);
  if (rows.length <= MOST) return [box];
  const more = document.createElement("p");
  more.textContent = `And ${rows.length - MOST} more rows: Data (CSV).`;
  return [box, more];
}
