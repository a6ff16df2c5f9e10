import { decimalLattice } from "../numeric/decimal-lattice.js";
import { type StrataRanking, strataMidranks } from "../numeric/strata-midranks.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

export type StratumValues = "ranks" | "raw";

/**
 * x and y as the test takes them, up to a factor: strata one after the other in order of first appearance, stratum s at
 * starts[s] … starts[s + 1] − 1. Integers where that is possible.
 */
export interface StrataColumns {
  readonly starts: readonly number[];
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Turns a product a · b into one of midranks or values. */
  readonly unit: number;
  /** Tie classes per stratum, of ranks only. */
  readonly ties: { readonly a: StrataRanking["ties"]; readonly b: StrataRanking["ties"] } | null;
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
  const { rows, starts } = rowsByStratum(labels);
  const [u, v] = [gathered(x, rows), gathered(y, rows)];
  if (values === "ranks") {
    const [a, b] = [strataMidranks(u, starts), strataMidranks(v, starts)];
    const ties = { a: a.ties, b: b.ties };
    return { starts, a: doubledAndCentred(a.ranks, starts), b: doubledAndCentred(b.ranks, starts), unit: 0.25, ties };
  }
  const [p, q] = [decimalLattice(u), decimalLattice(v)];
  if (p !== null && q !== null) {
    const [a, b] = [aboveLeast(p.integers, starts), aboveLeast(q.integers, starts)];
    if (a.length * largest(a) * largest(b) < EXACT) return { starts, a, b, unit: 1 / (p.scale * q.scale), ties: null };
  }
  return { starts, a: u, b: v, unit: 1, ties: null };
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

/** The mean of n midranks is (n + 1)/2. */
function doubledAndCentred(ranks: Float64Array, starts: readonly number[]): Float64Array {
  for (let s = 0; s + 1 < starts.length; s++) {
    const n = starts[s + 1] - starts[s];
    for (let i = starts[s]; i < starts[s + 1]; i++) ranks[i] = 2 * ranks[i] - n - 1;
  }
  return ranks;
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

/** Sums of squares and products about each stratum's means; a constant column gives an exact 0. */
export function centredSums({ starts, a, b }: StrataColumns): { sxx: number; syy: number; sxy: number } {
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
  // Of integers, such as doubled ranks, the sum is exact; only where it overflows are its terms divided one by one.
  let sum = 0;
  for (let i = from; i < to; i++) sum += column[i];
  if (Number.isFinite(sum)) return sum / (to - from);
  return column.subarray(from, to).reduce((mean, value) => mean + value / (to - from), 0);
}

export function isConstant(column: Float64Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (column[i] !== column[from]) return false;
  return true;
}
