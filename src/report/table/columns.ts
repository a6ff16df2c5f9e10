import type { Cell, Column } from "./table.js";

/** A column of texts. */
export function text<Row>(key: string, value: (row: Row) => string | null): Column<Row> {
  return { key, type: "text", value };
}

/** A column of whole numbers. */
export function integer<Row>(key: string, value: (row: Row) => number | null): Column<Row> {
  return { key, type: "integer", value };
}

/** A column of numbers, unrounded. */
export function number<Row>(key: string, value: (row: Row) => number | null): Column<Row> {
  return { key, type: "number", value };
}

/** A number as text that reads back to the same bits; unbounded ends as `-Inf` and `Inf`; NaN is absent. */
export function cellText(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (cell === Number.POSITIVE_INFINITY) return "Inf";
  if (cell === Number.NEGATIVE_INFINITY) return "-Inf";
  return String(cell);
}
