import type { AnalysisResult } from "../../analysis/result.js";
import type { BriefColumn } from "./table.js";

/** A column of the short form, set flush left: names, intervals. */
export function left<Row>(
  heading: string,
  dropAt: number,
  text: (row: Row) => string,
  value?: BriefColumn<Row>["value"],
): BriefColumn<Row> {
  return { heading, align: "left", dropAt, text, value };
}

/** A column that says whose or of what a row is: it stays, and long names in it are cut before numbers go. */
export function name<Row>(heading: string, text: (row: Row) => string): BriefColumn<Row> {
  return { ...left(heading, 0, text), isName: true };
}

/** A column of the short form, set flush right: numbers. */
export function right<Row>(
  heading: string,
  dropAt: number,
  text: (row: Row) => string,
  value?: BriefColumn<Row>["value"],
): BriefColumn<Row> {
  return { heading, align: "right", dropAt, text, value };
}

/** A column of numbers, each written by `format`. */
export function rounded<Row>(
  heading: string,
  dropAt: number,
  value: (row: Row) => number | null,
  format: (x: number | null) => string,
): BriefColumn<Row> {
  return right(heading, dropAt, (row) => format(value(row)), value);
}

/** The group that a result is of, where the study is split into several. */
export function groupColumn<Row>({ group }: Pick<AnalysisResult, "group">): BriefColumn<Row>[] {
  return group === null ? [] : [name("group", () => group)];
}
