import { Mark } from "../study/measurement.js";
import type { CellFault, CellReading } from "./cell.js";
import { checkCells, needsCheck } from "./cell-checks.js";
import { measurementProblem } from "./cell-problems.js";
import type { CellReader } from "./cell-reader.js";
import { growableBytes, growableFloats } from "./growable.js";
import type { Limits } from "./limits.js";
import { limitsRow } from "./limits-row.js";
import { liesBelow, noteNotPositive } from "./not-positive.js";
import { pendingLimits } from "./pending-limits.js";
import type { Problems } from "./problems.js";
import type { ColumnReading } from "./read-result.js";
import type { RecordKeys } from "./record-keys.js";
import type { TableReader } from "./table-reader.js";
import type { WideColumn } from "./wide-columns.js";

/** How many bad cells of a column are kept until it is known whether it is a column of measurements. */
const KEPT_PER_COLUMN = 100;
const NAMES_SHOWN = 10;
const LIMIT_HINT = "write the limit, as <3.2, or give a row of limits (LOD in the patient's column) or --lod FILE";

interface Tally {
  measured: number;
  /** Meant as measurements, but not readable as such. */
  broken: number;
  texts: number;
  readonly bad: { readonly line: number; readonly text: string; readonly fault: CellFault }[];
}

/**
 * Reads a wide file: a record a sample, a column a variable. A column whose name settles nothing is an analyte where most of
 * its cells that hold anything are meant as measurements; then its texts are errors. Otherwise it is a column of text.
 */
export function wideReader(
  file: string,
  columns: readonly WideColumn[],
  keys: RecordKeys,
  headerLine: number,
  cells: CellReader,
  limits: Limits,
  problems: Problems,
): TableReader {
  const values = growableFloats();
  const marks = growableBytes();
  const checks = checkCells(problems);
  const places = columns.map(({ field }) => field.position - 1);
  const ranges = columns.map(({ variable }) => variable.range);
  const tallies: Tally[] = columns.map(() => ({ measured: 0, broken: 0, texts: 0, bad: [] }));
  const out: CellReading = { value: Number.NaN, mark: 0 };
  const pending = pendingLimits(file, limits, problems);
  const limitRows = limitsRow(file, problems);

  const tallyFault = (tally: Tally, fault: CellFault, line: number, text: string) => {
    if (fault === "text") tally.texts++;
    else tally.broken++;
    if (tally.bad.length < KEPT_PER_COLUMN) tally.bad.push({ line, text, fault });
    out.value = Number.NaN;
    out.mark = Mark.missing | Mark.word;
  };

  /** Whether a column turned out to hold measurements; its bad cells become problems if so. */
  const settle = ({ field, sure }: WideColumn, { measured, broken, texts, bad }: Tally): boolean => {
    if (!sure && measured + broken <= texts) return false;
    for (const { line, text, fault } of bad)
      problems.add(measurementProblem({ file, line, field, text }, fault, LIMIT_HINT));
    problems.omit("error", broken + texts - bad.length);
    return true;
  };

  const takeLimits = (side: "lower" | "upper", fields: readonly string[], line: number) => {
    limitRows.met(line, side);
    for (const [i, { field }] of columns.entries()) {
      const limit = limitRows.limitIn(fields[field.position - 1], cells);
      if (limit !== null) pending.give(i, side, limit);
    }
  };

  /** Cells beyond a limit get it; so do values that are no concentration, where there is one. */
  const applyLimits = (kept: readonly boolean[]) => {
    const variables = columns.map(({ variable }, i) => (kept[i] ? variable : null));
    pending.settle(variables, values, marks, LIMIT_HINT);
    let count = 0;
    let firstRow = -1;
    for (const [i, variable] of variables.entries()) {
      const limit = variable === null ? null : pending.limitOf(i, variable)?.lower;
      if (variable === null || limit === null || limit === undefined) continue;
      for (let row = 0, at = i; at < values.length; row++, at += columns.length) {
        if ((marks.at(at) & Mark.kind) !== Mark.observed || !liesBelow(values.at(at), limit, variable)) continue;
        values.set(at, limit);
        marks.set(at, Mark.below);
        count++;
        if (firstRow < 0 || row < firstRow) firstRow = row;
      }
    }
    noteNotPositive(file, count, firstRow < 0 ? null : keys.rows.line.at(firstRow), problems);
  };

  const noteAssumed = (assumed: readonly WideColumn[]) => {
    if (assumed.length === 0) return;
    const names = assumed.slice(0, NAMES_SHOWN).map(({ field }) => `"${field.name}"`);
    const more = assumed.length > names.length ? ` and ${assumed.length - names.length} more` : "";
    problems.add({
      code: "assumed-analytes",
      severity: "note",
      message: `taken as analytes because they hold numbers: ${names.join(", ")}${more}`,
      place: { file, line: headerLine },
      hint: "--ignore NAME leaves a column out, --score NAME makes it a score",
    });
  };

  return {
    accept(fields, line) {
      const side = keys.limitsIn(fields);
      if (side !== null) takeLimits(side, fields, line);
      if (side !== null || !keys.read(fields, line)) return false;
      for (let i = 0; i < columns.length; i++) {
        const text = fields[places[i]];
        const fault = cells.cell(text, out);
        if (fault === "needs-lower-limit" || fault === "needs-upper-limit") {
          tallies[i].measured++;
          pending.add(i, values.length, fault, { file, line, field: columns[i].field, text });
          out.value = Number.NaN;
          out.mark = Mark.missing | Mark.word;
        } else if (fault !== null) tallyFault(tallies[i], fault, line, text);
        else {
          if ((out.mark & Mark.kind) !== Mark.missing) tallies[i].measured++;
          if (needsCheck(out, ranges[i])) checks.check({ file, line, field: columns[i].field, text }, out, ranges[i]);
        }
        values.push(out.value);
        marks.push(out.mark);
      }
      return true;
    },
    finish() {
      checks.finish();
      const kept = columns.map((column, i) => settle(column, tallies[i]));
      limitRows.finish();
      applyLimits(kept);
      noteAssumed(columns.filter(({ sure }, i) => kept[i] && !sure));
      const variables = columns.flatMap(({ field, variable }, i) =>
        kept[i] ? [{ variable, line: headerLine, column: field.position }] : [],
      );
      const indices = new Int32Array(columns.length).fill(-1);
      let next = 0;
      for (const [i, isKept] of kept.entries()) if (isKept) indices[i] = next++;
      return {
        columns: columns.map((column, i) => readingOf(column, kept[i], tallies[i])),
        variables,
        cells: { kind: "wide", width: columns.length, variables: indices, values, marks },
      };
    },
  };
}

function readingOf({ field, variable, reason }: WideColumn, kept: boolean, { texts }: Tally): ColumnReading {
  const { text: name, position } = field;
  if (kept) return { name, position, role: variable.role, reason, variable: variable.id };
  return { name, position, role: "ignored", reason: texts > 0 ? "holds text" : "holds no value" };
}
