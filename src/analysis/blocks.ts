import { Mark } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";
import type { Summary } from "./plan.js";
import type { Block, WindowValue } from "./result.js";
import { summarise } from "./summary.js";

/** Sample rows by patient and window, each in order of day. */
export type WindowRows = readonly (readonly (readonly number[])[])[];

/** The rows in which the column holds a number or a limit. */
export function usableRows(column: RangedColumn, rows: WindowRows): WindowRows {
  const isUsable = (row: number): boolean => column.kind[row] !== Mark.missing;
  return rows.map((windows) => windows.map((window) => (window.every(isUsable) ? window : window.filter(isUsable))));
}

/** One variable's blocks: each patient's usable samples in each window, as one value. */
export function blocksOf(column: RangedColumn, usable: WindowRows, days: Samples["day"], summary: Summary): Block[] {
  return usable.map((windows, patient) => ({
    patient,
    values: windows.map((rows) => windowValue(column, rows, days, summary)),
  }));
}

export function countBelow(column: RangedColumn, rows: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (column.kind[rows[i]] === Mark.below) count++;
  return count;
}

function windowValue(
  column: RangedColumn,
  rows: readonly number[],
  days: Samples["day"],
  summary: Summary,
): WindowValue | null {
  const range = summarise(column, rows, days, summary);
  if (range === null) return null;
  const { low, value, high } = range;
  return { low, value, high, n: rows.length, nBelow: countBelow(column, rows) };
}
