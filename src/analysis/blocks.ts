import { Mark } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import type { RangedColumn } from "./censoring.js";
import type { Summary } from "./plan.js";
import type { Block, WindowValue } from "./result.js";
import { summarise } from "./summary.js";

/** One variable's blocks: each patient's usable samples in each window, as one value. */
export function blocksOf(
  column: RangedColumn,
  rows: readonly (readonly (readonly number[])[])[],
  days: Samples["day"],
  summary: Summary,
): Block[] {
  return rows.map((windows, patient) => ({
    patient,
    values: windows.map((window) => windowValue(column, usable(column, window), days, summary)),
  }));
}

/** The rows in which the column holds a number or a limit. */
export function usable(column: RangedColumn, rows: readonly number[]): number[] {
  return rows.filter((row) => column.kind[row] !== Mark.missing);
}

export function countBelow(column: RangedColumn, rows: readonly number[]): number {
  return rows.reduce((count, row) => count + (column.kind[row] === Mark.below ? 1 : 0), 0);
}

function windowValue(
  column: RangedColumn,
  rows: readonly number[],
  days: Samples["day"],
  summary: Summary,
): WindowValue | null {
  const value = summarise(column, rows, days, summary);
  return value && { ...value, n: rows.length, nBelow: countBelow(column, rows) };
}
