/** A resampling distribution: values with the number of resamples each stands for. */
export interface WeightedSample {
  /** Ascending. */
  readonly values: Float64Array;
  /** Resamples with a value at or below the value of the same index. */
  readonly cumulative: Float64Array;
  readonly total: number;
}

export function weightedSample(values: readonly number[], counts: readonly number[]): WeightedSample {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const sorted = new Float64Array(order.length);
  const cumulative = new Float64Array(order.length);
  let total = 0;
  order.forEach((from, i) => {
    total += counts[from];
    sorted[i] = values[from];
    cumulative[i] = total;
  });
  return { values: sorted, cumulative, total };
}

/**
 * The quantile of the values written out one by one, by linear interpolation between the order statistics around
 * (total − 1)·p (type 7 of Hyndman & Fan 1996, doi:10.2307/2684934).
 */
export function quantileOf(sample: WeightedSample, p: number): number {
  const position = (sample.total - 1) * p;
  const below = Math.floor(position);
  const low = orderStatistic(sample, below);
  const high = orderStatistic(sample, Math.min(below + 1, sample.total - 1));
  const share = position - below;
  // Not low + share · (high − low), which may overflow; equal ends stay as they are.
  return low === high ? low : low * (1 - share) + high * share;
}

/** The share of resamples below the value, those equal to it counting half; equal means within 1e−12 relative. */
export function midShareBelow(sample: WeightedSample, value: number): number {
  const slack = 1e-12 * Math.abs(value);
  let below = 0;
  let equal = 0;
  for (let i = 0; i < sample.values.length; i++) {
    const count = sample.cumulative[i] - (i === 0 ? 0 : sample.cumulative[i - 1]);
    if (sample.values[i] < value - slack) below += count;
    else if (sample.values[i] <= value + slack) equal += count;
  }
  return (below + equal / 2) / sample.total;
}

/** The value at that position, from 0, by bisection. */
function orderStatistic(sample: WeightedSample, position: number): number {
  let low = 0;
  let high = sample.values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sample.cumulative[middle] > position) high = middle;
    else low = middle + 1;
  }
  return sample.values[low];
}
