import { gcdOf } from "../numeric/integers.js";
import { logDensity, millsGap, normal } from "../numeric/normal.js";
import { logSum, type NullDistribution } from "./null-distribution.js";
import { saddlepoint } from "./saddlepoint-equation.js";

/**
 * The null of T = Σ over the positive signs of wᵢ by saddlepoint: Lugannani & Rice (1980, doi:10.2307/1426607), on a
 * lattice with the second continuity correction of Daniels (1987, doi:10.2307/1403269), the span being the greatest
 * common divisor of the weights. `weights`: positive, ascending; `lattice: false` for real weights.
 */
export function saddlepointSignFlips(weights: Float64Array, { lattice = true } = {}): NullDistribution {
  const unit = weights[weights.length - 1];
  const { distinct, counts } = classes(weights, unit);
  const tied = distinct.length < weights.length;
  let total = 0;
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < distinct.length; i++) {
    total += counts[i] * distinct[i];
    squares += counts[i] * distinct[i] ** 2;
    fourths += counts[i] * distinct[i] ** 4;
  }
  // The sum of signed weights, in units of the largest, moves in steps of twice the lattice's.
  const span = lattice ? (2 * gcdOf(weights)) / unit : 0;
  const mean = (total * unit) / 2;

  /** P(Σ ± w ≥ x) and its logarithm, for x above the centre of the lattice cell at 0. */
  const upper = (x: number): { value: number; log: number } => {
    const target = x - span / 2;
    if (target >= total) return { value: 0, log: Number.NEGATIVE_INFINITY };
    const { t, k, k2 } = saddlepoint(distinct, target, tied ? counts : undefined);
    const w = Math.sqrt(Math.max(0, 2 * (t * target - k)));
    if (w < 1e-3) {
      // 1/u − 1/w cancels at the centre; its expansion there is linear in t.
      const slope = -(span * span) / 24 + fourths / (4 * squares);
      const value = normal.survival(w) + Math.exp(logDensity(w)) * (t / Math.sqrt(squares)) * slope;
      return { value, log: Math.log(value) };
    }
    const u = (span > 0 ? (2 / span) * Math.sinh((span * t) / 2) : t) * Math.sqrt(k2);
    const log = logDensity(w) + Math.log(1 / u - millsGap(w));
    return { value: Math.exp(log), log };
  };
  /** By symmetry P(X ≥ x) = 1 − P(X ≥ span − x): a lower tail is what an upper one leaves. */
  const tail = (x: number): { value: number; log: number } => {
    if (x >= span / 2) return upper(x);
    const value = 1 - upper(span - x).value;
    return { value, log: Math.log(value) };
  };
  const step = (span * unit) / 2;
  /** The next value of T at or beyond t on the lattice. */
  const onLattice = (t: number): number => (step > 0 ? step * Math.ceil(t / step - 1e-6) : t);
  const above = (t: number) => tail(2 * (onLattice(t) / unit) - total);
  const below = (t: number) => above(2 * mean - t);
  const reach = (t: number): number => mean + Math.abs(t - mean);
  return {
    kind: "saddlepoint",
    mean,
    atMost: (t) => below(t).value,
    atLeast: (t) => above(t).value,
    asFar: (t) => Math.min(1, 2 * above(reach(t)).value),
    log: {
      atMost: (t) => below(t).log,
      atLeast: (t) => above(t).log,
      asFar: (t) => logSum(above(reach(t)).log, above(reach(t)).log),
    },
    support: {
      low: 0,
      high: 2 * mean,
      logLow: -weights.length * Math.LN2,
      logHigh: -weights.length * Math.LN2,
    },
  };
}

/** The distinct weights, in units of the largest, and how often each occurs. */
function classes(weights: Float64Array, unit: number): { distinct: Float64Array; counts: Float64Array } {
  const distinct = new Float64Array(weights.length);
  const counts = new Float64Array(weights.length);
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    if (i === 0 || weights[i] !== weights[i - 1]) distinct[++last] = weights[i] / unit;
    counts[last]++;
  }
  return { distinct: distinct.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}
