import { scoreNamed } from "../study/score-catalogue.js";
import type { Variable } from "../study/variable.js";
import { isMissing } from "./cell.js";
import type { ChosenNames } from "./chosen-names.js";
import { NO_VARIABLE } from "./file-table.js";
import type { HeaderField } from "./header.js";
import type { Problems } from "./problems.js";
import { remembering } from "./remembering.js";
import { textCell } from "./text-cell.js";
import { nameAndUnit, sameUnit } from "./unit.js";
import { analyteOf, scoreOf } from "./variable-of.js";

/** A name of the analyte column: the variable it is, or left out. */
export interface NamedVariable {
  /** Index among the variables, or `NO_VARIABLE` where the name is left out. */
  readonly index: number;
  readonly make: (unit: string | null) => Variable;
  readonly range: Variable["range"];
  unit: string | null;
  readonly ownUnit: string | null;
  /** Where it is first named. */
  readonly line: number;
  unitsDiffer: boolean;
}

/** The variables of a long file, as its records name them. */
export interface NamedVariables {
  /** Null where the cell names nothing. */
  of(raw: string, line: number): NamedVariable | null;
  /** Notes the unit of a value, `given` being the unit column's cell; two units of one variable are an error. */
  checkUnit(entry: NamedVariable, given: string, line: number): void;
  /** The variables that are not left out, in order of their indices; says which were. */
  finish(): { readonly variable: Variable; readonly line: number; readonly column: number }[];
}

const NAMES_SHOWN = 10;

/** A variable's unit is the unit column's, else the name's own, else the value column's. */
export function namedVariables(
  file: string,
  nameField: HeaderField,
  unitField: HeaderField | null,
  columnUnit: string | null,
  chosen: ChosenNames,
  problems: Problems,
): NamedVariables {
  const named = new Map<string, NamedVariable>();
  const taken: NamedVariable[] = [];
  const leftOut: string[] = [];
  let at = 0;
  const variableOf = remembering((raw: string): NamedVariable | null => {
    const text = textCell(raw);
    if (text === "") return null;
    const { name, unit: ownUnit } = nameAndUnit(text);
    const { role, make } = roleOf(text, name, chosen);
    const variable = make(null);
    const known = named.get(variable.id);
    if (known !== undefined) return known;
    if (role === null) leftOut.push(name);
    const index = role === null ? NO_VARIABLE : taken.length;
    const entry = { index, make, range: variable.range, unit: null, ownUnit, line: at, unitsDiffer: false };
    named.set(variable.id, entry);
    if (role !== null) taken.push(entry);
    return entry;
  });
  const units: string[] = [];
  const unitOf = remembering((raw: string): string | null => {
    const text = textCell(raw);
    if (isMissing(text)) return null;
    const known = units.find((unit) => sameUnit(unit, text));
    if (known === undefined) units.push(text);
    return known ?? text;
  });
  return {
    of(raw, line) {
      at = line;
      return variableOf(raw);
    },
    checkUnit(entry, given, line) {
      const unit = unitOf(given) ?? entry.ownUnit ?? columnUnit;
      if (unit === null || entry.unit === unit || entry.unitsDiffer) return;
      if (entry.unit === null) entry.unit = unit;
      else if (!sameUnit(entry.unit, unit)) {
        entry.unitsDiffer = true;
        problems.add({
          code: "two-units",
          severity: "error",
          message: `"${entry.make(null).id}" is given in ${entry.unit} and in ${unit}`,
          place: unitField === null ? { file, line } : { file, line, column: unitField.position },
          hint: "convert one of them, or give them two names",
        });
      }
    },
    finish() {
      noteLeftOut(file, nameField, leftOut, problems);
      return taken.map(({ make, unit, line }) => ({ variable: make(unit), line, column: nameField.position }));
    },
  };
}

function roleOf(text: string, name: string, chosen: ChosenNames) {
  const analyte = (unit: string | null) => analyteOf(name, unit);
  const score = (unit: string | null) => scoreOf(name, unit);
  const choice = chosen.choose([text, name]);
  if (choice !== "open" && "take" in choice)
    return { role: choice.take, make: choice.take === "score" ? score : analyte };
  const role = scoreNamed(name) === undefined ? "analyte" : "score";
  const taken = choice === "open" && chosen.reasonToLeaveOut(role) === null;
  return { role: taken ? role : null, make: role === "score" ? score : analyte } as const;
}

function noteLeftOut(
  file: string,
  { text, position }: HeaderField,
  names: readonly string[],
  problems: Problems,
): void {
  if (names.length === 0) return;
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `"${name}"`);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : "";
  problems.add({
    code: "names-left-out",
    severity: "note",
    message: `column "${text}": left out as asked: ${shown.join(", ")}${more}`,
    place: { file, line: 1, column: position },
  });
}
