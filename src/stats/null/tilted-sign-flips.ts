import { saddlepoint } from "./saddlepoint-equation.js";

/**
 * ln P(T ≥ t) of the exact sign-flip null where the probability itself underflows: the shift algorithm under the
 * exponentially tilted signs whose mean is t, so that the mass near t is of order 1, tilted back in the logarithm.
 */
export function tiltedLogTail(weights: Float64Array, step: number, t: number): number {
  let total = 0;
  for (const weight of weights) total += weight / step;
  const from = Math.max(0, Math.ceil(t / step - 1e-6));
  if (from > total) return Number.NEGATIVE_INFINITY;
  if (from === total) return -weights.length * Math.LN2;
  const scaled = weights.map((weight) => weight / step);
  // Σ ±w = 2s − total; a tilt θ of that sum is a tilt 2θ of s.
  const tilt = 2 * Math.max(0, saddlepoint(scaled, 2 * from - total).t);
  const mass = new Float64Array(total + 1);
  mass[0] = 1;
  let reached = 0;
  let logNorm = 0;
  for (const w of scaled) {
    const fall = Math.exp(-tilt * w);
    const keep = fall / (1 + fall);
    const add = 1 / (1 + fall);
    reached += w;
    for (let s = reached; s >= w; s--) mass[s] = mass[s] * keep + mass[s - w] * add;
    for (let s = 0; s < w; s++) mass[s] *= keep;
    logNorm += tilt * w + Math.log1p(fall) - Math.LN2;
  }
  let sum = 0;
  for (let s = total; s >= from; s--) sum += mass[s] * Math.exp(-tilt * (s - from));
  return logNorm - tilt * from + Math.log(sum);
}
