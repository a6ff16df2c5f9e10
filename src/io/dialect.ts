import { type CellReader, cellReader } from "./cell-reader.js";
import type { DateFormat } from "./dates.js";
import { type NotationDoubt, type NumberNotation, POINT, recogniseNotation } from "./number-notation.js";
import type { FileReading, ReadOptions } from "./read-result.js";
import type { LocatedRecord, RecordSource } from "./records.js";

/** How one file writes what its cells say. */
export interface Dialect {
  readonly cells: CellReader;
  readonly dates: DateFormat;
  readonly decimal: NumberNotation["decimal"];
}

/** A dialect from the options and, where they leave it open, from the file's first records. */
export function dialectOf(
  options: ReadOptions,
  source: RecordSource,
  records: readonly LocatedRecord[],
): Dialect | (NotationDoubt & { readonly line?: number }) {
  const notation = source.notation ?? recogniseNotation(options, source.delimiter, textsOf(records));
  if ("code" in notation) {
    const line = records.find(({ fields }) => fields.some((field) => field.trim() === notation.text))?.line;
    return line === undefined ? notation : { ...notation, line };
  }
  return { cells: cellReader(notation, options.missing), dates: options.dateFormat, decimal: notation.decimal };
}

function* textsOf(records: readonly LocatedRecord[]): Generator<string> {
  for (const { fields } of records) yield* fields;
}

/** The decimal mark of a text file, for its reading; a workbook's numbers are numbers. */
export function decimalOf(delimiter: string | null, { decimal }: Dialect): Pick<FileReading, "decimal"> {
  return delimiter === null ? {} : { decimal };
}

/** The dialect of texts this program itself wrote. */
export const OWN_DIALECT: Dialect = { cells: cellReader(POINT, []), dates: "ISO", decimal: "point" };
