/**
 * What one cell says. A limit is not a value: nobody reads a number without narrowing first.
 *
 * - `observed`: the value itself; `extrapolated` where the instrument went beyond its standard curve.
 * - `below` / `above`: the value lies below or above `limit`.
 * - `missing`: no value, and why.
 */
export type Measurement =
  | { readonly kind: "observed"; readonly value: number; readonly extrapolated: boolean }
  | { readonly kind: "below"; readonly limit: number }
  | { readonly kind: "above"; readonly limit: number }
  | { readonly kind: "missing"; readonly reason: MissingReason };

/** Why there is no value: the file has no such cell, the cell is empty, or it holds a word for missing. */
export type MissingReason = "absent" | "empty" | "word";

/** The storage of one mark: two bits for the kind, then flags. Zero is *missing, absent*, so a fresh array claims nothing. */
export const Mark = {
  missing: 0,
  observed: 1,
  below: 2,
  above: 3,
  kind: 0b11,
  /** Beyond the standard curve, given as a number all the same. */
  extrapolated: 0b100,
  /** The mean of several replicate wells. */
  replicated: 0b1000,
  /** Missing because the cell is empty. */
  empty: 0b10000,
  /** Missing because the cell holds a word for missing (`NA`, `ND`, `***`, …). */
  word: 0b100000,
} as const;

/**
 * One variable over all samples of a study, in sample order; the storage behind `Measurement`.
 * `values` holds the value, or the limit where the mark says below or above, or NaN where it says missing.
 * `lines`, where present, holds the global line of each cell (see `SourceFile`); else a cell stands on its sample's line.
 */
export interface MeasurementColumn {
  readonly values: Float64Array;
  readonly marks: Uint8Array;
  readonly lines?: Uint32Array;
}

/** The view of one row of a column. */
export function measurementAt(column: MeasurementColumn, row: number): Measurement {
  const mark = column.marks[row];
  switch (mark & Mark.kind) {
    case Mark.observed:
      return { kind: "observed", value: column.values[row], extrapolated: (mark & Mark.extrapolated) !== 0 };
    case Mark.below:
      return { kind: "below", limit: column.values[row] };
    case Mark.above:
      return { kind: "above", limit: column.values[row] };
    default:
      return { kind: "missing", reason: missingReason(mark) };
  }
}

function missingReason(mark: number): MissingReason {
  if (mark & Mark.word) return "word";
  return mark & Mark.empty ? "empty" : "absent";
}
