import { gcd } from "../numeric/integers.js";
import { order } from "../numeric/order.js";
import type { Support } from "./null-distribution.js";
import type { Cumulants } from "./re-pairing-cumulants.js";

/** Values of several series, one after the other: series k at starts[k] … starts[k + 1] − 1. */
export interface Series {
  readonly values: Float64Array;
  readonly starts: ArrayLike<number>;
}

/**
 * The sum of independent series, each equally likely to take any of its values. Columns, one entry a series: where many
 * are short, objects would cost more than what is computed of them.
 */
export interface SeriesSum extends Series {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Greatest common divisor of each one's differences: 0 where nothing varies, −1 where values are no integers. */
  readonly steps: Float64Array;
  /** The series in an order that depends on their values alone, so that sums round alike whatever the order given. */
  readonly canonical: Uint32Array;
  readonly cumulants: Cumulants;
  readonly ends: Support;
  /** The step of the sum's lattice; 1 where nothing varies, 0 where values are no integers. */
  readonly step: number;
  /** At least the largest absolute value of the sum. */
  readonly size: number;
  /** How many combinations of one value of each there are. */
  readonly combinations: number;
}

export function concatenated(list: readonly ArrayLike<number>[]): Series {
  const starts = new Uint32Array(list.length + 1);
  for (let k = 0; k < list.length; k++) starts[k + 1] = starts[k] + list[k].length;
  const values = new Float64Array(starts[list.length]);
  for (let k = 0; k < list.length; k++) values.set(list[k], starts[k]);
  return { values, starts };
}

export function seriesSum({ values, starts }: Series): SeriesSum {
  const columns = columnsOf(starts.length - 1);
  const { low, high, logLow, logHigh, size, mean, k2, k3, k4, steps } = columns;
  let combinations = 1;
  for (let k = 0; k < low.length; k++) {
    const from = starts[k];
    const to = starts[k + 1];
    findEnds(columns, k, values, from, to);
    size[k] = Math.max(-low[k], high[k]);
    steps[k] = stepOf(values, from, to);
    // Of real values, sums that are equal on paper may differ by round-off.
    const slack = steps[k] < 0 ? 1e-12 * size[k] : 0;
    logLow[k] = Math.log(timesAround(low[k], slack, values, from, to) / (to - from));
    logHigh[k] = Math.log(timesAround(high[k], slack, values, from, to) / (to - from));
    findCumulants(columns, k, values, from, to);
    combinations *= to - from;
  }
  const canonical = canonicalOrder(starts, [low, high, k2, k3, k4]);
  const sum = (own: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < canonical.length; i++) total += own[canonical[i]];
    return total;
  };
  return {
    values,
    starts,
    low,
    high,
    steps,
    canonical,
    cumulants: { mean: sum(mean), k2: sum(k2), k3: sum(k3), k4: sum(k4) },
    ends: { low: sum(low), high: sum(high), logLow: sum(logLow), logHigh: sum(logHigh) },
    step: stepOfSum(steps),
    size: sum(size),
    combinations,
  };
}

type Columns = ReturnType<typeof columnsOf>;

const columnsOf = (series: number) => ({
  low: new Float64Array(series),
  high: new Float64Array(series),
  logLow: new Float64Array(series),
  logHigh: new Float64Array(series),
  size: new Float64Array(series),
  mean: new Float64Array(series),
  k2: new Float64Array(series),
  k3: new Float64Array(series),
  k4: new Float64Array(series),
  steps: new Float64Array(series),
});

function findEnds({ low, high }: Columns, k: number, values: Float64Array, from: number, to: number): void {
  let least = values[from];
  let most = least;
  for (let i = from + 1; i < to; i++) {
    const value = values[i];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  low[k] = least;
  high[k] = most;
}

function timesAround(value: number, slack: number, values: Float64Array, from: number, to: number): number {
  let times = 0;
  for (let i = from; i < to; i++) if (Math.abs(values[i] - value) <= slack) times++;
  return times;
}

function findCumulants({ mean, k2, k3, k4 }: Columns, k: number, values: Float64Array, from: number, to: number): void {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  const centre = sum / (to - from);
  const share = 1 / (to - from);
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let i = from; i < to; i++) {
    const d = values[i] - centre;
    m2 += share * d * d;
    m3 += share * d * d * d;
    m4 += share * d * d * d * d;
  }
  mean[k] = centre;
  k2[k] = m2;
  k3[k] = m3;
  k4[k] = m4 - 3 * m2 * m2;
}

function stepOf(values: Float64Array, from: number, to: number): number {
  let step = 0;
  for (let i = from; i < to; i++) {
    if (!Number.isSafeInteger(values[i])) return -1;
    const difference = Math.abs(values[i] - values[from]);
    // Mostly the step divides already, and below 2^53 a quotient tells so in a fraction of the time of a remainder.
    if (step === 0 || difference >= 2 ** 53 || !Number.isInteger(difference / step)) step = gcd(step, difference);
  }
  return step;
}

function stepOfSum(steps: Float64Array): number {
  let step = 0;
  for (let k = 0; k < steps.length; k++) {
    if (steps[k] < 0) return 0;
    step = gcd(step, steps[k]);
  }
  return Math.max(1, step);
}

/**
 * By length, then by these columns. The first column settles nearly all, so that the others are rarely asked; where they
 * are, as of thousands of series that start alike, moves would pile up.
 */
function canonicalOrder(starts: ArrayLike<number>, columns: readonly Float64Array[]): Uint32Array {
  const series = byLength(order(columns[0]), starts);
  const compare = (left: number, right: number): number => {
    const difference = starts[left + 1] - starts[left] - (starts[right + 1] - starts[right]);
    if (difference !== 0) return difference;
    for (let c = 0; c < columns.length; c++)
      if (columns[c][left] !== columns[c][right]) return columns[c][left] > columns[c][right] ? 1 : -1;
    return 0;
  };
  let movesLeft = 8 * series.length;
  for (let i = 1; i < series.length; i++) {
    const own = series[i];
    let j = i;
    for (; j > 0 && compare(series[j - 1], own) > 0; j--) series[j] = series[j - 1];
    series[j] = own;
    movesLeft -= i - j;
    if (movesLeft < 0) return series.sort(compare);
  }
  return series;
}

/** Those of one length stay in their order. */
function byLength(series: Uint32Array, starts: ArrayLike<number>): Uint32Array {
  let longest = 0;
  for (let k = 0; k < series.length; k++) longest = Math.max(longest, starts[k + 1] - starts[k]);
  const next = new Uint32Array(longest + 2);
  for (let k = 0; k < series.length; k++) next[starts[k + 1] - starts[k] + 1]++;
  for (let length = 1; length < next.length; length++) next[length] += next[length - 1];
  const sorted = new Uint32Array(series.length);
  for (let i = 0; i < series.length; i++) {
    const k = series[i];
    sorted[next[starts[k + 1] - starts[k]]++] = k;
  }
  return sorted;
}
