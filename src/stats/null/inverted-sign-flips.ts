import { spansOfCharacteristic } from "./characteristic-spans.js";
import { type NullDistribution, withLogTails } from "./null-distribution.js";

/** How far these tails can be from the exact ones, at most. */
export const INVERSION_ERROR = 1e-7;

/** Standard deviations between one copy of the distribution and the next: Hoeffding leaves e^−21 beyond half of them. */
const PERIOD = 13;
/**
 * The null of T = Σ over the positive signs of wᵢ by inversion of its characteristic function Π cos(uwᵢ/2), sampled at
 * half steps of a period (Davies 1973, doi:10.1093/biomet/60.2.415) wherever it is not known to be negligible: within
 * `INVERSION_ERROR` of the exact tails at a small part of their work. Null where too much of it counts, as with few weights.
 *
 * `weights`: positive integers, ascending.
 */
export function invertedSignFlips(weights: Float64Array): NullDistribution | null {
  let total = 0;
  let squares = 0;
  let odd = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i];
    squares += weights[i] * weights[i];
    odd += weights[i] % 2;
  }
  const mean = total / 2;
  const step = odd === 0 ? 2 : 1;
  const period = 2 * step * Math.ceil((PERIOD * Math.sqrt(squares)) / (4 * step));
  const du = (2 * Math.PI) / period;
  const spans = spansOfCharacteristic(weights, squares, Math.PI / step, du);
  if (spans === null) return null;
  const windows = spans.map(([from, to]) => {
    const start = (from + 0.5) * du;
    return { start, share: shares(weights, start, du, to - from, step) };
  });
  const atLeast = (t: number): number => {
    // Midway below the next value of T, where the inversion of a lattice is exact.
    const x = step * (Math.ceil(t / step - 1e-6) - 0.5) - mean;
    if (Math.abs(x) >= period / 2) return x > 0 ? 0 : 1;
    let sum = 0.5;
    for (const { start, share } of windows)
      for (let k = 0; k < share.length; k++) sum -= share[k] * Math.sin(x * (start + k * du));
    return sum;
  };
  const atMost = (t: number): number => atLeast(total - t);
  const asFar = (t: number): number => Math.min(1, 2 * atLeast(mean + Math.abs(t - mean)));
  return withLogTails({ kind: "exact", mean, atMost, atLeast, asFar, support: null });
}

/** Π cos(uwᵢ/2), and what each adds to the tail, at u = start + k · du. Cosines of equal steps follow by recurrence. */
function shares(weights: Float64Array, start: number, du: number, count: number, step: number): Float64Array {
  const share = new Float64Array(count);
  for (let k = 0; k < count; k++) share[k] = (du * step) / (2 * Math.PI * Math.sin(((start + k * du) * step) / 2));
  for (let i = 0; i < weights.length; i++) {
    const half = weights[i] / 2;
    const turn = 2 * Math.cos(half * du);
    let before = Math.cos(half * (start - du));
    let here = Math.cos(half * start);
    for (let k = 0; k < count; k++) {
      share[k] *= here;
      const next = turn * here - before;
      before = here;
      here = next;
    }
  }
  return share;
}
