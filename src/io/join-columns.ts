import { Mark, type MeasurementColumn } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import { NO_VARIABLE } from "./file-table.js";
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

  for (const [file, { table, firstLine }] of placed.entries()) {
    const { cells, rows: records } = table;
    if (cells === null) continue;
    const joined = indices[file];
    const samplesOfFile = rows[file];
    const width = cells.kind === "wide" ? cells.width : 1;
    let row = -1;
    let field = width - 1;
    let sample = -1;
    let line = 0;
    for (const [nth, values] of cells.values.chunks.entries()) {
      const marks = cells.marks.chunks[nth];
      const variables = cells.kind === "wide" ? cells.variables : cells.variable.chunks[nth];
      const length = Math.min(CHUNK, cells.values.length - nth * CHUNK);
      for (let i = 0; i < length; i++) {
        if (++field === width) {
          field = 0;
          row++;
          sample = samplesOfFile[row];
          line = firstLine + records.line.at(row);
        }
        const variable = variables[cells.kind === "wide" ? field : i];
        if (sample >= 0 && variable >= 0 && variable !== NO_VARIABLE)
          put(joined[variable], sample, values[i], marks[i], line);
      }
    }
  }
  return columns;
}
