import { byCodePoint } from "../study/code-point.js";
import { columnNamed } from "./column-roles.js";
import { readHeader } from "./header.js";
import type { ReadOptions } from "./read-result.js";
import { type Input, readRecords } from "./records.js";
import { textCell } from "./text-cell.js";
import { whereConditions } from "./where.js";

/** The values of one column over the records that the `where` conditions keep. */
export interface DistinctValues {
  /** In code-point order, without the empty one. */
  readonly values: readonly string[];
  /** Records in which the cell is empty. */
  readonly without: number;
}

/** Reads the files for the values of one column; a file that lacks the column, or cannot be read, adds none. */
export async function distinctValues(
  inputs: readonly Input[],
  column: string,
  options: ReadOptions,
): Promise<DistinctValues> {
  const values = new Set<string>();
  let without = 0;
  for (const input of inputs) {
    const cells = cellsOf(column, options);
    await readRecords(input, options, () => false, {
      begin: () => {},
      accept: (fields, line) =>
        cells(fields, line, input.name, (value) => {
          if (value === "") without++;
          else values.add(value);
        }),
    });
  }
  return { values: [...values].sort(byCodePoint), without };
}

/** Takes a file's records one by one, its header first; false once there is nothing to find in it. */
function cellsOf(column: string, options: ReadOptions) {
  const { filterOf } = whereConditions(options.where);
  let found: { readonly at: number; keeps(fields: readonly string[]): boolean } | undefined;
  let first = true;
  return (fields: string[], line: number, file: string, take: (value: string) => void): boolean => {
    if (!first) {
      if (found?.keeps(fields)) take(textCell(fields[found.at] ?? ""));
      return true;
    }
    first = false;
    const header = readHeader(file, fields, line);
    const field = columnNamed(header, column);
    if (field !== undefined) found = { at: field.position - 1, keeps: filterOf(header).keeps };
    return found !== undefined;
  };
}
