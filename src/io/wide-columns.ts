import { isKnownAnalyte } from "../study/analyte-names.js";
import { scoreNamed } from "../study/score-catalogue.js";
import type { Variable } from "../study/variable.js";
import type { ChosenNames } from "./chosen-names.js";
import { notAMeasurement } from "./column-names.js";
import type { Roles } from "./column-roles.js";
import type { HeaderField } from "./header.js";
import { analyteOf, scoreOf } from "./variable-of.js";

/** A column of a wide file that holds measurements, or may. */
export interface WideColumn {
  readonly field: HeaderField;
  readonly variable: Variable;
  readonly reason: string;
  /** Known by choice, name or unit; otherwise its cells decide, and the reading is said aloud. */
  readonly sure: boolean;
}

/** Sorts the open columns of a wide file into measurements and the rest. */
export function wideColumns(
  roles: Roles,
  chosen: ChosenNames,
): { readonly columns: readonly WideColumn[]; readonly ignored: ReadonlyMap<HeaderField, string> } {
  const columns: WideColumn[] = [];
  const ignored = new Map(roles.ignored);
  for (const field of roles.open) {
    const column = wideColumn(field, chosen);
    if (typeof column === "string") ignored.set(field, column);
    else columns.push(column);
  }
  for (const role of ["analyteName", "value", "unit", "limit", "upperLimit"] as const) {
    const found = roles.of.get(role);
    if (found === undefined) continue;
    const column = role === "value" ? wideColumn(found.field, chosen) : "only long files have such a column";
    if (typeof column === "string") ignored.set(found.field, column);
    else columns.push(column);
  }
  return { columns: columns.sort((a, b) => a.field.position - b.field.position), ignored };
}

/** The column, or why it is left out. */
function wideColumn(field: HeaderField, chosen: ChosenNames): WideColumn | string {
  const { text, name, unit } = field;
  const choice = chosen.choose([text, name]);
  if (choice !== "open" && "ignore" in choice) return choice.ignore;
  if (choice !== "open") {
    const variable = choice.take === "score" ? scoreOf(name, unit) : analyteOf(name, unit);
    return { field, variable, reason: `--${choice.take}`, sure: true };
  }
  if (scoreNamed(name) !== undefined) {
    const leftOut = chosen.reasonToLeaveOut("score");
    return leftOut ?? { field, variable: scoreOf(name, unit), reason: "a score of the catalogue", sure: true };
  }
  const word = notAMeasurement(text);
  if (word !== null) return `"${word}" is neither analyte nor score`;
  const leftOut = chosen.reasonToLeaveOut("analyte");
  if (leftOut !== null) return leftOut;
  const variable = analyteOf(name, unit);
  if (unit !== null) return { field, variable, reason: `its unit is ${unit}`, sure: true };
  if (isKnownAnalyte(name)) return { field, variable, reason: "a known protein's name", sure: true };
  return { field, variable, reason: "holds numbers", sure: false };
}
