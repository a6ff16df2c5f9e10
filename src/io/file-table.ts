import type { Variable } from "../study/variable.js";
import type { Chunked, Growable } from "./growable.js";
import type { FileReading } from "./read-result.js";

/** Stands for no day in the day arrays of `Rows`. */
export const NO_DAY = -0x80000000;
/** Stands for no variable in the cells of a long file. */
export const NO_VARIABLE = 0xffffffff;

/** Who and when, one entry a record. */
export interface Rows {
  /** Patient ids in order of appearance. */
  readonly patients: readonly string[];
  /** Index into `patients`. */
  readonly patient: Growable;
  /** Civil day of the sample, or `NO_DAY`; null where the file has no dates. */
  readonly date: Growable | null;
  /** Day relative to transplant as the file gives it, or `NO_DAY`; null where it gives none. */
  readonly day: Growable | null;
  readonly line: Growable;
}

/** A transplant date a file gives, where it gives it first. */
export interface TransplantDate {
  readonly patient: string;
  readonly date: number;
  readonly line: number;
  readonly column: number;
}

/** A variable as one file has it: where it is first named. */
export interface FileVariable {
  readonly variable: Variable;
  readonly line: number;
  readonly column: number;
}

/**
 * The cells of a file. Wide: row by row, `width` a row, each column one variable or none. Long: one a row, with the index
 * of its variable or `NO_VARIABLE`.
 */
export type Cells =
  | {
      readonly kind: "wide";
      readonly width: number;
      readonly variables: Int32Array;
      readonly values: Chunked<Float64Array>;
      readonly marks: Chunked<Uint8Array>;
    }
  | {
      readonly kind: "long";
      readonly variable: Chunked<Uint16Array | Uint32Array>;
      readonly values: Chunked<Float64Array>;
      readonly marks: Chunked<Uint8Array>;
    };

/** What one file holds, before it is joined with the others. */
export interface FileTable {
  readonly reading: Omit<FileReading, "kept">;
  /** Lines of the text. */
  readonly lines: number;
  readonly rows: Rows;
  readonly variables: readonly FileVariable[];
  /** Null for a patients table. */
  readonly cells: Cells | null;
  readonly transplants: readonly TransplantDate[];
  /** Which of the `where` conditions this file can answer, by index. */
  readonly conditions: ReadonlySet<number>;
}
