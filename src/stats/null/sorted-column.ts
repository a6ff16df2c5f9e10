import { logFactorial } from "../numeric/beta-gamma.js";
import { areIntegers, gcdOf } from "../numeric/integers.js";

/** A column in ascending order, and what each null of a pair with it asks of it. */
export interface SortedColumn {
  readonly values: Float64Array;
  readonly mean: number;
  /** Sums of the squares, cubes and fourth powers of the values about their mean. */
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  /** Where each class of several equal values begins and where it ends, one class after the other. */
  readonly ties: readonly number[];
  /** ln of the product of the factorials of the tie classes' sizes. */
  readonly logTies: number;
  readonly largestTie: number;
  /** n² over the sum of the squared sizes of the tie classes: how many classes of equal size are as fine. */
  readonly classes: number;
  /** Of the values outside the largest tie class: the same, and mean d² / (mean d)² of their distances from it. */
  readonly outside: { readonly classes: number; readonly spread: number };
  readonly isInteger: boolean;
  /** Greatest common divisor of the differences, of integers only; else 0. */
  readonly step: number;
}

/** Of values in ascending order. */
export function sortedColumn(values: Float64Array): SortedColumn {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  const isInteger = areIntegers(values);
  // Of real values, those that are equal on paper may differ by round-off.
  const slack = isInteger ? 0 : 1e-12 * Math.max(-values[0], values[n - 1]);
  const ties: number[] = [];
  let logTies = 0;
  let largestTie = 0;
  let commonest = 0;
  let squaredSizes = 0;
  let start = 0;
  for (let i = 0; i < n; i++) {
    if (i + 1 < n && values[i + 1] - values[i] <= slack) continue;
    const size = i + 1 - start;
    if (size > 1) {
      ties.push(start, i + 1);
      logTies += logFactorial(size);
    }
    squaredSizes += size * size;
    if (size > largestTie) {
      largestTie = size;
      commonest = values[i];
    }
    start = i + 1;
  }
  const step = isInteger ? gcdOf(values.map((value) => value - values[0])) : 0;
  const spread = spreadAround(commonest, values, n - largestTie);
  return {
    values,
    mean,
    ...momentsAbout(mean, values),
    ties,
    logTies,
    ...tieClasses(n, largestTie, squaredSizes, spread),
    isInteger,
    step,
  };
}

/** How fine the tie classes of n values are, and those outside the largest, by the sum of their squared sizes. */
export function tieClasses(
  n: number,
  largestTie: number,
  squaredSizes: number,
  spread: number,
): Pick<SortedColumn, "largestTie" | "classes" | "outside"> {
  const others = n - largestTie;
  const classes = others > 0 ? (others * others) / (squaredSizes - largestTie * largestTie) : 0;
  return { largestTie, classes: (n * n) / squaredSizes, outside: { classes, spread } };
}

export function momentsAbout(mean: number, values: Float64Array): Pick<SortedColumn, "s2" | "s3" | "s4"> {
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let i = 0; i < values.length; i++) {
    const d = values[i] - mean;
    s2 += d * d;
    s3 += d * d * d;
    s4 += d * d * d * d;
  }
  return { s2, s3, s4 };
}

function spreadAround(commonest: number, values: Float64Array, others: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const d = Math.abs(values[i] - commonest);
    sum += d;
    squares += d * d;
  }
  return sum > 0 ? (others * squares) / (sum * sum) : 1;
}
