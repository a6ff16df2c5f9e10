import { decimalLattice } from "../numeric/decimal-lattice.js";
import { midranks } from "../numeric/midranks.js";
import { type Label, rowsByLabel } from "./rows-by-label.js";

export type StratumValues = "ranks" | "raw";

/** One stratum's x and y as the test takes them, up to a factor common to all strata; integers where that is possible. */
export interface StratumColumns {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** Sums of products below this are exact. */
const EXACT = 2 ** 53;

/**
 * Strata in order of first appearance. `ranks`: midranks inside the stratum, times two; `raw`: decimals as integers above
 * the stratum's least, else the values. `unit` turns a product a · b into one of midranks or values.
 */
export function stratumColumns(
  labels: ArrayLike<Label>,
  x: Float64Array,
  y: Float64Array,
  values: StratumValues,
): { strata: readonly StratumColumns[]; unit: number } {
  const rows = [...rowsByLabel(labels).values()];
  const pick = (column: Float64Array, own: readonly number[]) => Float64Array.from(own, (row) => column[row]);
  if (values === "ranks") {
    const strata = rows.map((own) => ({ a: doubledMidranks(pick(x, own)), b: doubledMidranks(pick(y, own)) }));
    return { strata, unit: 0.25 };
  }
  const [u, v] = [decimalLattice(x), decimalLattice(y)];
  if (u !== null && v !== null) {
    const strata = rows.map((own) => ({ a: aboveLeast(pick(u.integers, own)), b: aboveLeast(pick(v.integers, own)) }));
    const most = strata.reduce((sum, { a, b }) => sum + a.length * Math.max(...a) * Math.max(...b), 0);
    if (most < EXACT) return { strata, unit: 1 / (u.scale * v.scale) };
  }
  return { strata: rows.map((own) => ({ a: pick(x, own), b: pick(y, own) })), unit: 1 };
}

/** Less their mean, which every stratum of n values shares. */
const doubledMidranks = (values: Float64Array): Float64Array =>
  midranks(values).map((rank) => 2 * rank - values.length - 1);

function aboveLeast(values: Float64Array): Float64Array {
  const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  return values.map((value) => value - least);
}

/** Less their mean; exactly 0 where all are equal. */
export function centred(values: Float64Array): Float64Array {
  if (values.every((value) => value === values[0])) return new Float64Array(values.length);
  let mean = 0;
  for (const value of values) mean += value / values.length;
  return values.map((value) => value - mean);
}
