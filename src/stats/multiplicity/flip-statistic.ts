import { midranks } from "../numeric/midranks.js";
import type { JointStatistic } from "./step-down.js";

/** Differences of all analytes as sums Σ sᵢwᵢ over patients, and how such a sum becomes the statistic. */
export interface FlipStatistic extends JointStatistic {
  readonly patients: number;
  /** weights[patient · analytes + analyte], with the observed sign. */
  readonly weights: Float64Array;
}

type Row = readonly (number | null)[];

/** (W+ − E)²/var = S²/Σw², with w the doubled Pratt midranks: integers, whose quotient is exact enough to compare by =. */
export function signedRankFlips(rows: readonly Row[]): FlipStatistic {
  const { weights, observed, squares } = flips(rows, signedDoubledRanks);
  // Where no difference is left the sum is 0, and so is the statistic.
  const divisors = squares.map((square) => square || 1);
  const evaluate = (sums: Float64Array, into: Float64Array): void => {
    for (let a = 0; a < into.length; a++) into[a] = (sums[a] * sums[a]) / divisors[a];
  };
  return { ...shape(rows), weights, observed, tolerance: 0, evaluate };
}

/** t² = (n − 1)·S²/(n·Σd² − S²); the largest double where all flipped differences are equal. */
export function studentFlips(rows: readonly Row[]): FlipStatistic {
  const { weights, observed, squares } = flips(rows, scaledToOne);
  const sizes = Float64Array.from(rows, (row) => row.reduce<number>((n, d) => (d === null ? n : n + 1), 0));
  const most = squares.map((square, a) => sizes[a] * square);
  const factors = sizes.map((size) => size - 1);
  const evaluate = (sums: Float64Array, into: Float64Array): void => {
    for (let a = 0; a < into.length; a++) {
      const square = sums[a] * sums[a];
      const rest = most[a] - square;
      // What should cancel to nothing leaves rounding: in the sum where t is 0, in the rest where it is infinite.
      if (square <= 1e-26 * most[a]) into[a] = 0;
      else if (rest <= 1e-13 * most[a]) into[a] = Number.MAX_VALUE;
      else into[a] = (factors[a] * square) / rest;
    }
  };
  // Values are squares, so twice the tolerance of |t|.
  return { ...shape(rows), weights, observed, tolerance: 2e-9, evaluate };
}

function shape(rows: readonly Row[]): { analytes: number; patients: number } {
  return { analytes: rows.length, patients: rows.length === 0 ? 0 : rows[0].length };
}

function flips(rows: readonly Row[], weigh: (values: number[]) => number[]) {
  const { analytes, patients } = shape(rows);
  const weights = new Float64Array(analytes * patients);
  const observed = new Float64Array(analytes);
  const squares = new Float64Array(analytes);
  for (const [a, row] of rows.entries()) {
    const present = [...row.keys()].filter((i) => row[i] !== null);
    const weighed = weigh(present.map((i) => row[i] ?? 0));
    for (const [k, i] of present.entries()) {
      weights[i * analytes + a] = weighed[k];
      observed[a] += weighed[k];
      squares[a] += weighed[k] * weighed[k];
    }
  }
  return { weights, observed, squares };
}

/** Ranks with the zeros, which then carry no weight. */
function signedDoubledRanks(values: number[]): number[] {
  const ranks = midranks(values.map(Math.abs));
  return values.map((d, i) => Math.sign(d) * 2 * ranks[i]);
}

/** Divided by a power of two near the largest, which changes no t and keeps squares from overflowing. */
function scaledToOne(values: number[]): number[] {
  const largest = values.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  if (largest === 0) return values;
  const scale = 2 ** Math.max(-1021, Math.floor(Math.log2(largest)));
  return values.map((d) => d / scale);
}
