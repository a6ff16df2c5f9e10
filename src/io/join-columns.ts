import { Mark, type MeasurementColumn } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import { type Cells, NO_VARIABLE } from "./file-table.js";
import { CHUNK } from "./growable.js";
import type { Placed } from "./place-records.js";

/** Told of two values of one variable in one sample: the global lines of their records, the earlier read first. */
export type OnDuplicate = (variable: number, sample: number, first: number, second: number) => void;

/**
 * Puts the cells of all files into one column a variable, in sample order. Where cells meet in one place, a measurement
 * counts over a missing cell, a word for missing over an empty cell, and that over none; two measurements are reported.
 */
export function joinColumns(
  placed: readonly Placed[],
  rows: readonly Int32Array[],
  indices: readonly Uint32Array[],
  variableCount: number,
  samples: Samples,
  onDuplicate: OnDuplicate,
): MeasurementColumn[] {
  const columns: { values: Float64Array; marks: Uint8Array; lines?: Uint32Array }[] = [];
  for (let i = 0; i < variableCount; i++)
    columns.push({ values: new Float64Array(samples.length).fill(Number.NaN), marks: new Uint8Array(samples.length) });

  const put = (variable: number, sample: number, value: number, mark: number, line: number) => {
    const column = columns[variable];
    const before = column.marks[sample];
    if ((before & Mark.kind) !== Mark.missing) {
      if ((mark & Mark.kind) !== Mark.missing)
        onDuplicate(variable, sample, column.lines?.[sample] ?? samples.line[sample], line);
      return;
    }
    if ((mark & Mark.kind) === Mark.missing && mark <= before) return;
    column.values[sample] = value;
    column.marks[sample] = mark;
    if (line !== samples.line[sample]) column.lines ??= samples.line.slice();
    if (column.lines !== undefined) column.lines[sample] = line;
  };

  // In a function of its own V8 compiles this loop in a fraction of the time it takes where the others are around it.
  const putChunk = ({ table, firstLine }: Placed, cells: Cells, file: number, nth: number) => {
    const values = cells.values.chunks[nth];
    const marks = cells.marks.chunks[nth];
    const isWide = cells.kind === "wide";
    const variables = isWide ? cells.variables : cells.variable.chunks[nth];
    const width = isWide ? cells.width : 1;
    const joined = indices[file];
    const begin = nth * CHUNK;
    const length = Math.min(CHUNK, cells.values.length - begin);
    let row = Math.floor(begin / width);
    let field = begin % width;
    let sample = rows[file][row];
    let line = firstLine + table.rows.line.at(row);
    for (let i = 0; i < length; i++, field++) {
      if (field === width) {
        field = 0;
        row++;
        sample = rows[file][row];
        line = firstLine + table.rows.line.at(row);
      }
      const variable = variables[isWide ? field : i];
      if (sample >= 0 && variable >= 0 && variable !== NO_VARIABLE)
        put(joined[variable], sample, values[i], marks[i], line);
    }
  };

  for (const [file, one] of placed.entries()) {
    const { cells } = one.table;
    if (cells === null) continue;
    for (const nth of cells.values.chunks.keys()) putChunk(one, cells, file, nth);
  }
  return columns;
}
