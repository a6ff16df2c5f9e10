import { Mark, type MeasurementColumn } from "../study/measurement.js";
import { toScale } from "../study/scale.js";
import type { Scale } from "../study/variable.js";
import type { Censoring } from "./plan.js";

/**
 * A variable's measurements on its analysis scale, one entry a sample: low ≤ value ≤ high.
 * Observed x is (x, x, x); below L is (0, substitute, L), on an already-log2 scale (−∞, L − ½, L), and with −∞ too where
 * the variable takes negative values; above U is (U, U, ∞).
 * `kind` is that of the mark, and missing also where the scale has no place for the number; the rest is then NaN.
 */
export interface RangedColumn {
  readonly scale: Scale;
  readonly censoring: Censoring;
  readonly kind: Uint8Array;
  readonly low: Float64Array;
  readonly value: Float64Array;
  readonly high: Float64Array;
}

/** Reads a column as ranges: the only place where a non-detect becomes numbers. */
export function rangeColumn(column: MeasurementColumn, scale: Scale, censoring: Censoring): RangedColumn {
  const { values, marks } = column;
  const kind = new Uint8Array(values.length);
  const value = new Float64Array(values.length).fill(Number.NaN);
  let limits = 0;
  for (let row = 0; row < values.length; row++) {
    if (!isUsable(values[row], marks[row], scale)) continue;
    kind[row] = marks[row] & Mark.kind;
    value[row] = toScale(values[row], scale);
    if (kind[row] !== Mark.observed) limits++;
  }
  // Where every value was observed, the ends are the values.
  if (limits === 0) return { scale, censoring, kind, low: value, value, high: value };
  const low = value.slice();
  const high = value.slice();
  const bottom = scale === "linear" && !hasNegative(column) ? 0 : Number.NEGATIVE_INFINITY;
  for (let row = 0; row < kind.length; row++) {
    if (kind[row] === Mark.above) high[row] = Number.POSITIVE_INFINITY;
    if (kind[row] !== Mark.below) continue;
    low[row] = bottom;
    value[row] = substitute(value[row], scale, censoring);
  }
  return { scale, censoring, kind, low, value, high };
}

/**
 * Whether a cell holds a number, and the scale has a place for it: a value or limit ≤ 0 has no logarithm, and nothing lies
 * below a limit < 0.
 */
export function isUsable(x: number, mark: number, scale: Scale): boolean {
  const kind = mark & Mark.kind;
  if (kind === Mark.missing) return false;
  if (scale === "log2") return x > 0;
  return scale !== "linear" || kind !== Mark.below || x >= 0;
}

/**
 * The values of some samples as rank and shift statistics may use them: every value at or below the highest limit
 * takes that limit's substitute, every value at or above the lowest upper limit takes that limit. What lies under
 * one limit and over another cannot be told apart, so where a lower limit reaches an upper one all values tie.
 */
export function tieAtLimits(column: RangedColumn, rows: ArrayLike<number>): Float64Array {
  const { limit, upper } = limitsAmong(column, rows);
  // Limits that cross leave nothing between them: every value may lie under the one or over the other.
  if (limit >= upper) return new Float64Array(rows.length).fill(upper);
  const bottom = substitute(limit, column.scale, column.censoring);
  const tied = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const x = column.value[rows[i]];
    const kind = column.kind[rows[i]];
    if (kind === Mark.above || x >= upper) tied[i] = upper;
    else tied[i] = kind === Mark.below || x <= limit ? bottom : x;
  }
  return tied;
}

/** The highest limit that one of some samples lies below, −∞ where none does; and the lowest that one lies above, ∞. */
export function limitsAmong(
  { kind, low, high }: RangedColumn,
  rows: ArrayLike<number>,
): { readonly limit: number; readonly upper: number } {
  let limit = Number.NEGATIVE_INFINITY;
  let upper = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (kind[row] === Mark.below && high[row] > limit) limit = high[row];
    if (kind[row] === Mark.above && low[row] < upper) upper = low[row];
  }
  return { limit, upper };
}

/** What stands for a value below the limit, both on the analysis scale: L/√2, L/2 or L. */
function substitute(limit: number, scale: Scale, censoring: Censoring): number {
  const halvings = { sqrt2: 0.5, half: 1, limit: 0 }[censoring];
  return scale === "linear" ? limit / 2 ** halvings : limit - halvings;
}

/** A variable that takes negative values has no floor at zero, and neither have its non-detects. */
function hasNegative({ values, marks }: MeasurementColumn): boolean {
  return values.some((x, row) => x < 0 && (marks[row] & Mark.kind) === Mark.observed);
}
