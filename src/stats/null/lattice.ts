import { logSum, type NullDistribution } from "./null-distribution.js";

/** Weights proportional to P(T = low + step · i), i = 0, 1, …: counts of configurations, or probabilities. step > 0. */
export interface Lattice {
  readonly low: number;
  readonly step: number;
  /** First and last are positive. */
  readonly mass: Float64Array;
}

/** Tails of an exact null as sums of masses, by the index i of t = low + step · i. */
export interface IndexTails {
  readonly low: number;
  readonly step: number;
  /** Index of the highest value. */
  readonly last: number;
  readonly mean: number;
  /** P(T ≤ low + step · i) for 0 ≤ i < last, and P(T ≥ low + step · i) for 0 < i ≤ last. */
  readonly atMost: (i: number) => number;
  readonly atLeast: (i: number) => number;
  readonly logLow: number;
  readonly logHigh: number;
  /** ln P(T ≥ t) of a symmetric null, where tails underflow. */
  readonly logAtLeast?: ((t: number) => number) | undefined;
}

interface LatticeOptions {
  /** E, where the caller knows it exactly; else it is summed. */
  readonly mean?: number;
  /** Sum of the masses, where the caller knows it exactly; else it is summed. */
  readonly total?: number;
  /** ln P(T = low) = ln P(T = high). */
  readonly logEnd?: number;
}

/** An exact null: every tail is a sum of masses from its own end. */
export function latticeNull({ low, step, mass }: Lattice, options: LatticeOptions = {}): NullDistribution {
  const last = mass.length - 1;
  const below = cumulated(mass);
  const above = cumulated(backwards(mass));
  const total = options.total ?? below[last];
  return indexedNull({
    low,
    step,
    last,
    mean: options.mean ?? low + (step * momentOf(mass)) / total,
    atMost: (i) => below[i] / total,
    atLeast: (i) => above[last - i] / total,
    logLow: options.logEnd ?? Math.log(mass[0] / total),
    logHigh: options.logEnd ?? Math.log(mass[last] / total),
  });
}

/** An exact null on a lattice, however its tails are summed. */
export function indexedNull({ low, step, last, mean, logLow, logHigh, ...tails }: IndexTails): NullDistribution {
  const high = low + step * last;
  // t may carry round-off of its own, always far smaller than a step.
  const floorIndex = (t: number): number => Math.floor((t - low) / step + 1e-6);
  const ceilIndex = (t: number): number => Math.ceil((t - low) / step - 1e-6);
  const atMostIndex = (i: number): number => (i < 0 ? 0 : i >= last ? 1 : tails.atMost(i));
  const atLeastIndex = (i: number): number => (i > last ? 0 : i <= 0 ? 1 : tails.atLeast(i));
  const atMost = (t: number): number => atMostIndex(floorIndex(t));
  const atLeast = (t: number): number => atLeastIndex(ceilIndex(t));

  const logAtLeast = tails.logAtLeast ?? ((t: number) => Math.log(atLeast(t)));
  const logAtMost = tails.logAtLeast ? (t: number) => logAtLeast(low + high - t) : (t: number) => Math.log(atMost(t));
  return {
    kind: "exact",
    mean,
    atMost,
    atLeast,
    asFar(t) {
      const distance = Math.abs(t - mean);
      const lower = floorIndex(mean - distance);
      const upper = ceilIndex(mean + distance);
      return lower >= upper ? 1 : Math.min(1, atMostIndex(lower) + atLeastIndex(upper));
    },
    log: {
      atMost: logAtMost,
      atLeast: logAtLeast,
      asFar: (t) => logSum(logAtMost(mean - Math.abs(t - mean)), logAtLeast(mean + Math.abs(t - mean))),
    },
    support: { low, high, logLow, logHigh },
  };
}

/** The masses from their other end; `toReversed` takes ten times as long. */
export function backwards(mass: Float64Array): Float64Array {
  const turned = new Float64Array(mass.length);
  for (let i = 0, j = mass.length - 1; j >= 0; i++, j--) turned[i] = mass[j];
  return turned;
}

/** Sums of the masses so far. */
export function cumulated(mass: Float64Array): Float64Array {
  const sums = new Float64Array(mass.length);
  let sum = 0;
  for (let i = 0; i < mass.length; i++) {
    sum += mass[i];
    sums[i] = sum;
  }
  return sums;
}

/** Σ i · mass[i]. */
export function momentOf(mass: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < mass.length; i++) sum += i * mass[i];
  return sum;
}
