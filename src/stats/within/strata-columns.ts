import { type RankedStrata, rankedStrata, type Strata } from "../null/ranked-strata.js";
import { decimalLattice } from "../numeric/decimal-lattice.js";
import { powerOfTwoBelow } from "../numeric/power-of-two.js";
import { valueClasses } from "../numeric/value-classes.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

export type StratumValues = "ranks" | "raw";

/**
 * x and y as the test takes them, up to a factor: strata one after the other in order of first appearance, stratum s at
 * starts[s] … starts[s + 1] − 1. Integers where that is possible.
 */
export interface StrataColumns {
  readonly starts: ArrayLike<number>;
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Turns a product a · b into one of midranks or values. */
  readonly unit: number;
  /** Of ranks only: the same, as they were ranked. */
  readonly ranked: { readonly a: RankedStrata; readonly b: RankedStrata } | null;
  /** Sums of squares and products about each stratum's means; a constant column gives an exact 0. */
  readonly sums: { readonly sxx: number; readonly syy: number; readonly sxy: number };
  /** Strata in which both columns vary. */
  readonly contributing: readonly number[];
}

/** Sums of products below this are exact. */
const EXACT = 2 ** 53;

/** `ranks`: twice the midranks inside the stratum, less their mean; `raw`: the values, decimals as integers from 0. */
export function strataColumns(
  labels: ArrayLike<Label>,
  x: Float64Array,
  y: Float64Array,
  values: StratumValues,
): StrataColumns {
  if (values === "ranks") {
    const strata = strataOf(labels);
    const [u, v] = [valueClasses(x), valueClasses(y)];
    return rankedColumns(
      strata,
      rankedStrata(u.classOf, u.byValue, strata),
      rankedStrata(v.classOf, v.byValue, strata),
    );
  }
  const { rows, starts } = rowsByStratum(labels);
  const [u, v] = [gathered(x, rows), gathered(y, rows)];
  const [p, q] = [decimalLattice(u), decimalLattice(v)];
  if (p !== null && q !== null) {
    const [a, b] = [aboveLeast(p.integers, starts), aboveLeast(q.integers, starts)];
    if (a.length * largest(a) * largest(b) < EXACT) return rawColumns(starts, a, b, 1 / (p.scale * q.scale));
  }
  const [s, t] = [powerOfTwoBelow(u), powerOfTwoBelow(v)];
  const [a, b] = [u.map((value) => value / s), v.map((value) => value / t)];
  return rawColumns(starts, a, b, s * t);
}

/** Of columns ranked in these strata. */
export function rankedColumns({ starts }: Strata, x: RankedStrata, y: RankedStrata): StrataColumns {
  // The mean of each stratum's ranks is 0.
  let sxy = 0;
  for (let i = 0; i < x.ranks.length; i++) sxy += x.ranks[i] * y.ranks[i];
  const contributing: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++) if (x.varies[s] & y.varies[s]) contributing.push(s);
  return {
    starts,
    a: x.ranks,
    b: y.ranks,
    unit: 0.25,
    ranked: { a: x, b: y },
    sums: { sxx: x.squares, syy: y.squares, sxy },
    contributing,
  };
}

function rawColumns(starts: number[], a: Float64Array, b: Float64Array, unit: number): StrataColumns {
  const contributing: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++)
    if (!isConstant(a, starts[s], starts[s + 1]) && !isConstant(b, starts[s], starts[s + 1])) contributing.push(s);
  return { starts, a, b, unit, ranked: null, sums: centredSums(starts, a, b), contributing };
}

/** Strata in order of first appearance. */
export function strataOf(labels: ArrayLike<Label>): Strata {
  const rows = labels.length;
  const known = new Map<Label, number>();
  const stratum = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    // Rows of one label mostly lie together.
    const own = row > 0 && labels[row] === labels[row - 1] ? stratum[row - 1] : (known.get(labels[row]) ?? known.size);
    if (own === known.size) known.set(labels[row], own);
    stratum[row] = own;
  }
  const starts = new Uint32Array(known.size + 1);
  for (let row = 0; row < rows; row++) starts[stratum[row] + 1]++;
  for (let s = 0; s < known.size; s++) starts[s + 1] += starts[s];
  const next = starts.slice();
  const place = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) place[row] = next[stratum[row]]++;
  return { starts, stratum, place };
}

/** Rows stratum by stratum, and where each stratum starts. */
export function rowsByStratum(labels: ArrayLike<Label>): { rows: number[]; starts: number[] } {
  const rows: number[] = [];
  const starts = [0];
  for (const own of rowsByLabel(labels).values()) {
    for (const row of own) rows.push(row);
    starts.push(rows.length);
  }
  return { rows, starts };
}

export function gathered(column: Float64Array, rows: readonly number[]): Float64Array {
  const own = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) own[i] = column[rows[i]];
  return own;
}

function aboveLeast(values: Float64Array, starts: readonly number[]): Float64Array {
  for (let s = 0; s + 1 < starts.length; s++) {
    const stratum = values.subarray(starts[s], starts[s + 1]);
    const least = stratum.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    for (let i = 0; i < stratum.length; i++) stratum[i] -= least;
  }
  return values;
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function centredSums(starts: readonly number[], a: Float64Array, b: Float64Array): StrataColumns["sums"] {
  let [sxx, syy, sxy] = [0, 0, 0];
  for (let s = 0; s + 1 < starts.length; s++) {
    const [from, to] = [starts[s], starts[s + 1]];
    const meanA = meanOf(a, from, to);
    const meanB = meanOf(b, from, to);
    for (let i = from; i < to; i++) {
      const [dx, dy] = [a[i] - meanA, b[i] - meanB];
      sxx += dx * dx;
      syy += dy * dy;
      sxy += dx * dy;
    }
  }
  return { sxx, syy, sxy };
}

function meanOf(column: Float64Array, from: number, to: number): number {
  if (isConstant(column, from, to)) return column[from];
  let sum = 0;
  for (let i = from; i < to; i++) sum += column[i];
  return sum / (to - from);
}

function isConstant(column: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (column[i] !== column[from]) return false;
  return true;
}
