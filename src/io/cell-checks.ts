import { Mark } from "../study/measurement.js";
import type { Variable } from "../study/variable.js";
import type { CellReading } from "./cell.js";
import { type CellPlace, cellText, placeOf } from "./cell-problems.js";
import type { Problems } from "./problems.js";

const NOT_DETERMINED = /^\s*n\.?d\.?\s*$/iu;
/** What some write where a value is missing; all are negative. */
const STAND_INS: ReadonlySet<number> = new Set([-99, -999, -9999]);

/**
 * What is worth saying about cells that were read well: a score outside its range, `ND`, which some write for a non-detect,
 * and -99, which some write for a missing value.
 */
export interface CellChecks {
  check(cell: CellPlace, read: CellReading, range: Variable["range"]): void;
  finish(): void;
}

/** Whether a cell needs checking at all: almost none does. */
export function needsCheck(read: CellReading, range: Variable["range"]): boolean {
  if (read.mark === Mark.word) return true;
  if (read.mark !== Mark.observed) return false;
  return (
    (read.value < 0 && STAND_INS.has(read.value)) ||
    (range !== null && (read.value < range[0] || read.value > range[1]))
  );
}

export function checkCells(problems: Problems): CellChecks {
  let undetermined = 0;
  let first: CellPlace | null = null;
  const standIns = new Map<string, { readonly cell: CellPlace; count: number }>();
  const noteStandIn = (cell: CellPlace) => {
    const text = cell.text.trim();
    const known = standIns.get(text);
    if (known === undefined) standIns.set(text, { cell, count: 1 });
    else known.count++;
  };
  return {
    check(cell, read, range) {
      if (read.mark === Mark.word) {
        if (!NOT_DETERMINED.test(cell.text)) return;
        undetermined++;
        first ??= cell;
      } else if (STAND_INS.has(read.value)) noteStandIn(cell);
      else if (range !== null)
        problems.add({
          code: "score-out-of-range",
          severity: "warning",
          message: `${cellText(cell)} lies outside ${rangeText(range)}`,
          place: placeOf(cell),
          hint: "correct it if it is an error; it is used as it stands",
        });
    },
    finish() {
      for (const [text, { cell, count }] of standIns)
        problems.add({
          code: "stand-in-for-missing",
          severity: "warning",
          message: `${count} ${count === 1 ? "cell says" : "cells say"} ${text}, read as that number`,
          place: placeOf(cell),
          hint: `if it stands for a missing value: --missing ${text}`,
        });
      if (first === null) return;
      problems.add({
        code: "nd-is-missing",
        severity: "note",
        message: `${undetermined} ${undetermined === 1 ? "cell says" : "cells say"} "ND", read as not determined: missing`,
        place: placeOf(first),
        hint: "if it means not detected, write the limit, as <3.2",
      });
    },
  };
}

function rangeText([low, high]: readonly [number, number]): string {
  return high === Number.POSITIVE_INFINITY ? `${low} and more` : `${low} to ${high}`;
}
