import { Mark } from "../study/measurement.js";
import { scoreNamed } from "../study/score-catalogue.js";
import type { Variable } from "../study/variable.js";
import { type CellReading, isMissing, readCell, readNumber } from "./cell.js";
import { checkCells, needsCheck } from "./cell-checks.js";
import { cellError, measurementProblem } from "./cell-problems.js";
import type { ChosenNames } from "./chosen-names.js";
import { NO_VARIABLE } from "./file-table.js";
import { growableBytes, growableCounts, growableFloats } from "./growable.js";
import type { HeaderField } from "./header.js";
import type { Problems } from "./problems.js";
import type { RecordKeys } from "./record-keys.js";
import { remembering } from "./remembering.js";
import type { TableReader } from "./table-reader.js";
import { textCell } from "./text-cell.js";
import { asUnit, nameAndUnit, sameUnit } from "./unit.js";
import { analyteOf, scoreOf } from "./variable-of.js";

export interface LongFields {
  readonly analyteName: HeaderField;
  readonly value: HeaderField;
  readonly unit: HeaderField | null;
  readonly limit: HeaderField | null;
}

/** A name of the analyte column: the variable it is, or left out. */
interface NamedVariable {
  /** Index among the variables, or `NO_VARIABLE` where the name is left out. */
  readonly index: number;
  readonly make: (unit: string | null) => Variable;
  readonly range: Variable["range"];
  unit: string | null;
  readonly ownUnit: string | null;
  readonly line: number;
  unitsDiffer: boolean;
}

const NAMES_SHOWN = 10;

/** Reads a long file: a record a measurement. Its unit is the unit column's, else the name's, else the value column's. */
export function longReader(
  file: string,
  columns: LongFields,
  chosen: ChosenNames,
  keys: RecordKeys,
  problems: Problems,
): TableReader {
  const { analyteName, value: valueField, unit: unitField, limit: limitField } = columns;
  const [nameAt, valueAt] = [analyteName.position - 1, valueField.position - 1];
  const limitHint =
    limitField === null ? "write the limit, as <3.2, or add a lod column" : `give it in column "${limitField.text}"`;
  const columnUnit = valueField.unit ?? asUnit(valueField.text);
  const cells = { variable: growableCounts(), values: growableFloats(), marks: growableBytes() };
  const named = new Map<string, NamedVariable>();
  const taken: NamedVariable[] = [];
  const leftOut: string[] = [];
  const checks = checkCells(problems);
  const out: CellReading = { value: Number.NaN, mark: 0 };
  let line = 0;

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
    const entry = { index, make, range: variable.range, unit: null, ownUnit, line, unitsDiffer: false };
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

  const checkUnit = (entry: NamedVariable, fields: readonly string[]) => {
    const given = unitField === null ? null : unitOf(fields[unitField.position - 1]);
    const unit = given ?? entry.ownUnit ?? columnUnit;
    if (unit === null || entry.unit === unit || entry.unitsDiffer) return;
    if (entry.unit === null) entry.unit = unit;
    else if (!sameUnit(entry.unit, unit)) {
      entry.unitsDiffer = true;
      problems.add({
        code: "two-units",
        severity: "error",
        message: `"${entry.make(null).id}" is given in ${entry.unit} and in ${unit}`,
        place: { file, line, column: (unitField ?? valueField).position },
        hint: "convert one of them, or give them two names",
      });
    }
  };

  /** A non-detect without a number takes its limit from the limit column. */
  const limitFromColumn = (text: string, fields: readonly string[]): boolean => {
    if (limitField === null) return false;
    const limitText = fields[limitField.position - 1];
    const limit = readNumber(limitText);
    if (limit === null) {
      const cell = { file, line, field: limitField, text: limitText };
      problems.add(cellError(cell, "no-limit", `is not a number, but "${text.trim()}" needs one`, limitHint));
    }
    out.value = limit ?? Number.NaN;
    out.mark = limit === null ? Mark.word : Mark.below;
    return true;
  };

  const readValue = (entry: NamedVariable, text: string, fields: readonly string[]) => {
    const fault = readCell(text, out);
    const cell = () => ({ file, line, field: valueField, text });
    if (fault === null) {
      if (needsCheck(out, entry.range)) checks.check(cell(), out, entry.range);
    } else if (fault !== "needs-lower-limit" || !limitFromColumn(text, fields)) {
      problems.add(measurementProblem(cell(), fault, limitHint));
      out.value = Number.NaN;
      out.mark = Mark.word;
    }
  };

  const store = (index: number, value: number, mark: number) => {
    cells.variable.push(index);
    cells.values.push(value);
    cells.marks.push(mark);
  };

  return {
    accept(fields, at) {
      line = at;
      const entry = variableOf(fields[nameAt]);
      const text = fields[valueAt];
      if (entry === null && !isMissing(text)) {
        const cell = { file, line, field: analyteName, text: fields[nameAt] };
        problems.add(cellError(cell, "no-analyte-name", "names no analyte", "give every value its analyte"));
      }
      if (entry === null || !keys.read(fields, line)) return false;
      if (entry.index === NO_VARIABLE) store(NO_VARIABLE, Number.NaN, 0);
      else {
        checkUnit(entry, fields);
        readValue(entry, text, fields);
        store(entry.index, out.value, out.mark);
      }
      return true;
    },
    finish() {
      checks.finish();
      noteLeftOut(file, analyteName, leftOut, problems);
      const variables = taken.map(({ make, unit, line }) => ({
        variable: make(unit),
        line,
        column: analyteName.position,
      }));
      return { columns: [], variables, cells: { kind: "long", ...cells } };
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
