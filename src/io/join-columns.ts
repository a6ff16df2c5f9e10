import { Mark, type MeasurementColumn } from "../study/measurement.js";
import type { Samples } from "../study/study.js";
import { NO_VARIABLE } from "./file-table.js";
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
    const { cells } = table;
    if (cells === null) continue;
    const { line } = table.rows;
    const joined = indices[file];
    const samplesOfFile = rows[file];
    for (let row = 0; row < samplesOfFile.length; row++) {
      const sample = samplesOfFile[row];
      if (sample < 0) continue;
      const at = firstLine + line.at(row);
      if (cells.kind === "long") {
        const variable = cells.variable.at(row);
        if (variable !== NO_VARIABLE) put(joined[variable], sample, cells.values.at(row), cells.marks.at(row), at);
        continue;
      }
      for (let i = 0, cell = row * cells.width; i < cells.width; i++, cell++)
        if (cells.variables[i] >= 0)
          put(joined[cells.variables[i]], sample, cells.values.at(cell), cells.marks.at(cell), at);
    }
  }
  return columns;
}
