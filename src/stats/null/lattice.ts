import { gcd } from "../numeric/integers.js";
import { logSum, type NullDistribution } from "./null-distribution.js";

/** Weights proportional to P(T = low + step · i), i = 0, 1, …: counts of configurations, or probabilities. step > 0. */
export interface Lattice {
  readonly low: number;
  readonly step: number;
  /** First and last are positive. */
  readonly mass: Float64Array;
}

interface LatticeOptions {
  /** E, where the caller knows it exactly; else it is summed. */
  readonly mean?: number;
  /** Sum of the masses, where the caller knows it exactly; else it is summed. */
  readonly total?: number;
  /** Where end masses underflow: ln P(T = low) = ln P(T = high), and ln P(T ≥ t). */
  readonly logEnd?: number;
  readonly logAtLeast?: (t: number) => number;
}

/** An exact null: every tail is a sum of masses from its own end. */
export function latticeNull({ low, step, mass }: Lattice, options: LatticeOptions = {}): NullDistribution {
  const last = mass.length - 1;
  const below = new Float64Array(mass.length);
  const above = new Float64Array(mass.length);
  for (let i = 0, sum = 0; i <= last; i++) below[i] = sum += mass[i];
  for (let i = last, sum = 0; i >= 0; i--) above[i] = sum += mass[i];
  const total = options.total ?? below[last];
  const high = low + step * last;
  const mean = options.mean ?? low + (step * momentOf(mass)) / total;

  // t may carry round-off of its own, always far smaller than a step.
  const floorIndex = (t: number): number => Math.floor((t - low) / step + 1e-6);
  const ceilIndex = (t: number): number => Math.ceil((t - low) / step - 1e-6);
  const atMostIndex = (i: number): number => (i < 0 ? 0 : i >= last ? 1 : below[i] / total);
  const atLeastIndex = (i: number): number => (i > last ? 0 : i <= 0 ? 1 : above[i] / total);
  const atMost = (t: number): number => atMostIndex(floorIndex(t));
  const atLeast = (t: number): number => atLeastIndex(ceilIndex(t));

  const logAtLeast = options.logAtLeast ?? ((t: number) => Math.log(atLeast(t)));
  const logAtMost = options.logAtLeast ? (t: number) => logAtLeast(low + high - t) : (t: number) => Math.log(atMost(t));
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
    support: {
      low,
      high,
      logLow: options.logEnd ?? Math.log(mass[0] / total),
      logHigh: options.logEnd ?? Math.log(mass[last] / total),
    },
  };
}

/** The distribution of the sum of two independent statistics: strata, patients. */
export function convolve(a: Lattice, b: Lattice): Lattice {
  if (a.mass.length === 1 || b.mass.length === 1) {
    const [point, other] = a.mass.length === 1 ? [a, b] : [b, a];
    return { low: a.low + b.low, step: other.step, mass: other.mass.map((m) => m * point.mass[0]) };
  }
  const step = gcd(a.step, b.step);
  const strideA = a.step / step;
  const strideB = b.step / step;
  const mass = new Float64Array((a.mass.length - 1) * strideA + (b.mass.length - 1) * strideB + 1);
  for (let i = 0; i < a.mass.length; i++) {
    const weight = a.mass[i];
    if (weight === 0) continue;
    for (let j = 0, k = i * strideA; j < b.mass.length; j++, k += strideB) mass[k] += weight * b.mass[j];
  }
  return { low: a.low + b.low, step, mass };
}

function momentOf(mass: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < mass.length; i++) sum += i * mass[i];
  return sum;
}
