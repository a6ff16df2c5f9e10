import { type CellReader, cellReader } from "./cell-reader.js";
import type { DateFormat } from "./dates.js";
import { type NotationDoubt, POINT, recogniseNotation } from "./number-notation.js";
import type { ReadOptions } from "./read-result.js";
import type { RecordSource } from "./records.js";

/** How one file writes what its cells say. */
export interface Dialect {
  readonly cells: CellReader;
  readonly dates: DateFormat;
}

/** A dialect from the options and, where they leave it open, from the file's first records. */
export function dialectOf(
  options: ReadOptions,
  source: RecordSource,
  records: readonly (readonly string[])[],
): Dialect | NotationDoubt {
  const notation = source.notation ?? recogniseNotation(options, source.delimiter, records.flat());
  if ("code" in notation) return notation;
  return { cells: cellReader(notation, options.missing), dates: options.dateFormat };
}

/** The dialect of texts this program itself wrote. */
export const OWN_DIALECT: Dialect = { cells: cellReader(POINT, []), dates: "ISO" };
