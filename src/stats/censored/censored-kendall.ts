import { kendallVariance } from "../association/kendall-variance.js";
import type { CensoredValue } from "./prentice-scores.js";

/** Concordant minus discordant pairs of x and a left-censored y, over the pairs whose order in y is certain. */
export function censoredConcordance(x: Float64Array, y: readonly CensoredValue[]): number {
  let s = 0;
  for (let i = 1; i < x.length; i++) for (let j = 0; j < i; j++) s += certainOrder(y[i], y[j]) * Math.sign(x[i] - x[j]);
  return s;
}

/** 1 where a is certainly above b, −1 where below, else 0. A non-detect lies below a value equal to its limit. */
function certainOrder(a: CensoredValue, b: CensoredValue): number {
  if (a.below && b.below) return 0;
  if (a.below) return a.value <= b.value ? -1 : 0;
  if (b.below) return b.value <= a.value ? 1 : 0;
  return Math.sign(a.value - b.value);
}

/**
 * The usual variance of S under ties, less what non-detects leave uncertain: each non-detect counts as tied, in pairs,
 * with everything that may lie on either side of it, and each group of g equal limits as g tied values, g − 1 of whose
 * pairs are then counted once only.
 */
export function censoredVariance(xTies: readonly number[], y: readonly CensoredValue[]): number {
  const order = [...y].sort((a, b) => a.value - b.value || Number(b.below) - Number(a.below));
  const observedTies = classes(order.filter(({ below }) => !below));
  const limitTies = classes(order.filter(({ below }) => below));
  const lower = order.reduce((sum, { below }, i) => sum + (below ? i : 0), 0);
  const nonDetects = limitTies.reduce((sum, size) => sum + size, 0);
  const withTies = kendallVariance(xTies, [...observedTies, ...new Array<number>(nonDetects).fill(1)]);
  const groups = limitTies.reduce((sum, g) => sum + (g * (g - 1) * (2 * g + 5)) / 18, 0);
  const counted = limitTies.reduce((sum, g) => sum + g - 1, 0);
  return withTies - groups - lower + counted;
}

/** Sizes of the runs of equal values. */
function classes(sorted: readonly CensoredValue[]): number[] {
  const sizes: number[] = [];
  sorted.forEach(({ value }, i) => {
    if (i > 0 && sorted[i - 1].value === value) sizes[sizes.length - 1]++;
    else sizes.push(1);
  });
  return sizes;
}
