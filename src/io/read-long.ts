import { Mark } from "../study/measurement.js";
import type { Variable } from "../study/variable.js";
import type { CellReading } from "./cell.js";
import { checkCells, needsCheck } from "./cell-checks.js";
import { cellError, measurementProblem } from "./cell-problems.js";
import type { CellReader } from "./cell-reader.js";
import type { ChosenNames } from "./chosen-names.js";
import { NO_VARIABLE } from "./file-table.js";
import { growableBytes, growableCounts, growableFloats } from "./growable.js";
import type { HeaderField } from "./header.js";
import type { Limits } from "./limits.js";
import { limitsRow } from "./limits-row.js";
import { type NamedVariable, namedVariables } from "./named-variables.js";
import { liesBelow, noteNotPositive } from "./not-positive.js";
import { pendingLimits } from "./pending-limits.js";
import type { Problems } from "./problems.js";
import type { RecordKeys } from "./record-keys.js";
import type { TableReader } from "./table-reader.js";
import { asUnit } from "./unit.js";

export interface LongFields {
  readonly analyteName: HeaderField;
  readonly value: HeaderField;
  readonly unit: HeaderField | null;
  readonly limit: HeaderField | null;
  readonly upperLimit: HeaderField | null;
}

const LIMIT_HINT = "write the limit, as <3.2, or give it in a lod column, a row of limits or --lod FILE";

type BeyondLimit = "needs-lower-limit" | "needs-upper-limit";

/** Reads a long file: a record a measurement. Its unit is the unit column's, else the name's, else the value column's. */
export function longReader(
  file: string,
  columns: LongFields,
  chosen: ChosenNames,
  keys: RecordKeys,
  reader: CellReader,
  limits: Limits,
  problems: Problems,
): TableReader {
  const { analyteName, value: valueField, unit: unitField } = columns;
  const [nameAt, valueAt] = [analyteName.position - 1, valueField.position - 1];
  const columnUnit = valueField.unit ?? asUnit(valueField.text);
  const cells = { variable: growableCounts(), values: growableFloats(), marks: growableBytes() };
  const named = namedVariables(file, analyteName, unitField, columnUnit, chosen, problems);
  const checks = checkCells(problems);
  const out: CellReading = { value: Number.NaN, mark: 0 };
  const pending = pendingLimits(file, limits, problems);
  const limitRows = limitsRow(file, problems);
  const notPositive = { count: 0, line: null as number | null };
  let line = 0;

  const checkUnit = (entry: NamedVariable, fields: readonly string[]) =>
    named.checkUnit(entry, unitField === null ? "" : fields[unitField.position - 1], line);

  /** The limit its own record gives, or null. */
  const limitBeside = (side: "limit" | "upperLimit", fields: readonly string[]): number | null => {
    const field = columns[side];
    const text = field === null ? "" : fields[field.position - 1];
    const limit = reader.number(text);
    if (field !== null && limit === null && !reader.isMissing(text))
      problems.add(
        cellError({ file, line, field, text }, "not-a-number", "is not a number", "write the limit as a number"),
      );
    return limit;
  };

  const beyondLimit = (entry: NamedVariable, fault: BeyondLimit, text: string, fields: readonly string[]) => {
    const lower = fault === "needs-lower-limit";
    const limit = limitBeside(lower ? "limit" : "upperLimit", fields);
    if (limit === null) pending.add(entry.index, cells.values.length, fault, { file, line, field: valueField, text });
    out.value = limit ?? Number.NaN;
    out.mark = limit === null ? Mark.word : lower ? Mark.below : Mark.above;
  };

  const isBelow = (value: number, limit: number | null | undefined, variable: Variable): limit is number => {
    if (!liesBelow(value, limit, variable)) return false;
    notPositive.count++;
    return true;
  };

  const readValue = (entry: NamedVariable, text: string, fields: readonly string[]) => {
    const fault = reader.cell(text, out);
    const cell = () => ({ file, line, field: valueField, text });
    if (fault === null) {
      if (needsCheck(out, entry.range)) checks.check(cell(), out, entry.range);
      if (out.value > 0 || (out.mark & Mark.kind) !== Mark.observed) return;
      const limit = limitBeside("limit", fields);
      if (!isBelow(out.value, limit, entry.make(entry.unit))) return;
      notPositive.line ??= line;
      out.value = limit;
      out.mark = Mark.below;
    } else if (fault === "needs-lower-limit" || fault === "needs-upper-limit") beyondLimit(entry, fault, text, fields);
    else {
      problems.add(measurementProblem(cell(), fault, LIMIT_HINT));
      out.value = Number.NaN;
      out.mark = Mark.word;
    }
  };

  const takeLimit = (side: "lower" | "upper", fields: readonly string[]) => {
    limitRows.met(line, side);
    const entry = named.of(fields[nameAt], line);
    const limit = limitRows.limitIn(fields[valueAt], reader);
    if (entry === null || entry.index === NO_VARIABLE || limit === null) return;
    checkUnit(entry, fields);
    pending.give(entry.index, side, limit);
  };

  /** As in a wide file: cells beyond a limit get it, and so do values that are no concentration. */
  const applyLimits = (variables: readonly Variable[]) => {
    pending.settle(variables, cells.values, cells.marks, LIMIT_HINT);
    const lower = variables.map((variable, i) => pending.limitOf(i, variable)?.lower ?? null);
    if (lower.some((limit) => limit !== null))
      for (let i = 0; i < cells.values.length; i++) {
        const value = cells.values.at(i);
        if (!(value <= 0) || (cells.marks.at(i) & Mark.kind) !== Mark.observed) continue;
        const index = cells.variable.at(i);
        const limit = lower[index];
        if (index === NO_VARIABLE || !isBelow(value, limit, variables[index])) continue;
        if (notPositive.line === null) notPositive.line = keys.rows.line.at(i);
        cells.values.set(i, limit);
        cells.marks.set(i, Mark.below);
      }
    noteNotPositive(file, notPositive.count, notPositive.line, problems);
  };

  const store = (index: number, value: number, mark: number) => {
    cells.variable.push(index);
    cells.values.push(value);
    cells.marks.push(mark);
  };

  return {
    accept(fields, at) {
      line = at;
      const side = keys.limitsIn(fields);
      if (side !== null) {
        takeLimit(side, fields);
        return false;
      }
      const entry = named.of(fields[nameAt], line);
      const text = fields[valueAt];
      if (entry === null && !reader.isMissing(text)) {
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
      limitRows.finish();
      const variables = named.finish();
      applyLimits(variables.map(({ variable }) => variable));
      return { columns: [], variables, cells: { kind: "long", ...cells } };
    },
  };
}
