import { Mark } from "../study/measurement.js";
import type { Variable } from "../study/variable.js";
import type { CellFault } from "./cell.js";
import { type CellPlace, measurementProblem } from "./cell-problems.js";
import { type Growable, growableBytes, growableCounts } from "./growable.js";
import type { Limit, Limits } from "./limits.js";
import type { Problems } from "./problems.js";
import { sameUnit } from "./unit.js";

/** Of each variable the first are kept for messages. */
const KEPT = 100;

type Pending = Extract<CellFault, "needs-lower-limit" | "needs-upper-limit">;

/** Cells that lie beyond a limit they do not name, until the file, its limits row or the limits file names it. */
export interface PendingLimits {
  /** A cell that lies beyond a limit; `index` is where its value and mark are about to be stored. */
  add(variable: number, index: number, fault: Pending, cell: CellPlace): void;
  /** A limit that a row of the file gives. */
  give(variable: number, side: "lower" | "upper", limit: number): void;
  /** Fills in what is known; errors for the rest. `variables` by the numbers used above; null where one is not kept. */
  settle(variables: readonly (Variable | null)[], values: Growable, marks: Growable, limitHint: string): void;
  /** The limit of a variable, from the file's limits row, else from the limits file. */
  limitOf(variable: number, { id, unit }: Variable): Limit | undefined;
}

export function pendingLimits(file: string, limits: Limits, problems: Problems): PendingLimits {
  const cells = { variable: growableCounts(), index: growableCounts(), upper: growableBytes() };
  const kept = new Map<number, { readonly fault: Pending; readonly cell: CellPlace; readonly nth: number }[]>();
  const given = new Map<number, { lower: number | null; upper: number | null }>();
  const disagreeing = new Set<string>();

  const limitOf = (variable: number, { id, unit }: Variable): Limit | undefined => {
    const own = given.get(variable);
    const beside = limits.of(id);
    if (beside !== undefined && unit !== null && beside.unit !== null && !sameUnit(unit, beside.unit)) {
      if (!disagreeing.has(id))
        problems.add({
          code: "two-units",
          severity: "error",
          message: `"${id}" is given in ${unit}, its limit in ${beside.unit}`,
          place: { file },
          hint: "convert one of them",
        });
      disagreeing.add(id);
    }
    if (own === undefined) return beside;
    return { lower: own.lower ?? beside?.lower ?? null, upper: own.upper ?? beside?.upper ?? null, unit };
  };

  return {
    limitOf,
    give(variable, side, limit) {
      const known = given.get(variable) ?? { lower: null, upper: null };
      known[side] ??= limit;
      given.set(variable, known);
    },
    add(variable, index, fault, cell) {
      const list = kept.get(variable) ?? [];
      if (list.length === 0) kept.set(variable, list);
      if (list.length < KEPT) list.push({ fault, cell, nth: cells.index.length });
      cells.variable.push(variable);
      cells.index.push(index);
      cells.upper.push(fault === "needs-upper-limit" ? 1 : 0);
    },
    settle(variables, values, marks, limitHint) {
      const unmet = new Set<number>();
      const found = new Map<number, Limit | undefined>();
      for (let nth = 0; nth < cells.index.length; nth++) {
        const number = cells.variable.at(nth);
        const variable = variables[number];
        if (variable === null) continue;
        if (!found.has(number)) found.set(number, limitOf(number, variable));
        const upper = cells.upper.at(nth) === 1;
        const limit = found.get(number)?.[upper ? "upper" : "lower"] ?? null;
        if (limit === null) unmet.add(nth);
        else {
          values.set(cells.index.at(nth), limit);
          marks.set(cells.index.at(nth), upper ? Mark.above : Mark.below);
        }
      }
      let said = 0;
      for (const { fault, cell, nth } of [...kept.values()].flat())
        if (unmet.has(nth)) {
          said++;
          problems.add(measurementProblem(cell, fault, limitHint));
        }
      problems.omit("error", unmet.size - said);
    },
  };
}
