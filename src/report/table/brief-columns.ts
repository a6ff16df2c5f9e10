import type { BriefColumn } from "./table.js";

/** A column of the short form, set flush left: names, intervals. */
export function left<Row>(heading: string, dropAt: number, text: (row: Row) => string): BriefColumn<Row> {
  return { heading, align: "left", dropAt, text };
}

/** A column of the short form, set flush right: numbers. */
export function right<Row>(heading: string, dropAt: number, text: (row: Row) => string): BriefColumn<Row> {
  return { heading, align: "right", dropAt, text };
}
