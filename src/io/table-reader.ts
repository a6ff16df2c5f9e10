import type { Cells, FileVariable } from "./file-table.js";
import type { ColumnReading } from "./read-result.js";

/** Takes the records of one file in one layout, and at the end says what its columns were. */
export interface TableReader {
  /** False where the record has no place in the table; its problem is noted. */
  accept(fields: readonly string[], line: number): boolean;
  finish(): {
    /** Readings of the columns this reader decided on; the others have their roles from the header. */
    readonly columns: readonly ColumnReading[];
    readonly variables: readonly FileVariable[];
    readonly cells: Cells | null;
  };
}
