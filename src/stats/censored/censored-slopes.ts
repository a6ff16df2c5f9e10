import type { CensoredValue } from "./prentice-scores.js";

export interface SlopeSteps {
  /** Kendall's S between x and y − bx, pairs of uncertain order left out; never rises with b. */
  readonly s: (b: number) => number;
  /** From where S stops being positive to where it turns negative; ±Infinity where it never does. */
  readonly zero: { readonly low: number; readonly high: number };
  /** The extreme slopes with non-detects at zero: where a bisection begins. */
  readonly bracket: { readonly low: number; readonly high: number };
}

/**
 * S as a function of the slope b. Each pair of points with different x has one slope at which its residuals cross.
 * While b is below it the right-hand residual is the higher one (+1), above it the lower (−1). A pair with one
 * non-detect says so on one side only: where the non-detect is the lower one. So S(b) = #(slopes above b that may say
 * +1) − #(slopes below b that may say −1).
 *
 * @throws RangeError where a slope overflows.
 */
export function slopeSteps(x: Float64Array, y: readonly CensoredValue[]): SlopeSteps {
  const rising: number[] = [];
  const falling: number[] = [];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] === x[j]) continue;
      const [left, right] = x[j] < x[i] ? [j, i] : [i, j];
      const run = x[right] - x[left];
      const zeroed = ((y[right].below ? 0 : y[right].value) - (y[left].below ? 0 : y[left].value)) / run + 0;
      low = Math.min(low, zeroed);
      high = Math.max(high, zeroed);
      const slope = (y[right].value - y[left].value) / run + 0;
      if (!Number.isFinite(slope)) throw new RangeError(`the slope between points ${j + 1} and ${i + 1} overflows`);
      if (!y[right].below) rising.push(slope);
      if (!y[left].below) falling.push(slope);
    }
  }
  const plus = Float64Array.from(rising).sort();
  const minus = Float64Array.from(falling).sort();
  const s = (b: number): number => plus.length - countUpTo(plus, b, true) - countUpTo(minus, b, false);
  return { s, zero: zeroOf(plus, minus, s), bracket: { low, high } };
}

/** The infimum of the b with S(b) ≤ 0 and the supremum of those with S(b) ≥ 0; S only steps down at slopes. */
function zeroOf(plus: Float64Array, minus: Float64Array, s: (b: number) => number): { low: number; high: number } {
  const events = Float64Array.from([...plus, ...minus]).sort();
  const between = (k: number): number => {
    if (k === 0) return plus.length;
    if (k === events.length) return -minus.length;
    return events[k - 1] === events[k] ? Number.NaN : s(events[k - 1] / 2 + events[k] / 2);
  };
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= events.length; k++) {
    const value = between(k);
    if (value > 0) low = events[k];
    if (value < 0 && high === Number.POSITIVE_INFINITY) high = k === 0 ? Number.NEGATIVE_INFINITY : events[k - 1];
  }
  return { low, high };
}

/** How many of the sorted values are below b, or at it if `inclusive`. */
function countUpTo(sorted: Float64Array, b: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < b || (inclusive && sorted[middle] === b)) low = middle + 1;
    else high = middle;
  }
  return low;
}
