export interface Saddlepoint {
  /** The root of K'(t) = x. */
  readonly t: number;
  /** K(t) and K''(t). */
  readonly k: number;
  readonly k2: number;
}

/** The last step's relative size; the next would be its square. */
const CONVERGED = 1e-9;
/** Factors 1 + e^{−2tw} ≤ 2 multiplied before a logarithm is taken. */
const FACTORS = 512;

/**
 * Solves K'(t) = x for K(t) = Σ cᵢ log cosh(t wᵢ), the cumulant generating function of Σ ±wᵢ; |x| < Σ cᵢwᵢ.
 * `counts` are the multiplicities cᵢ; ones where absent.
 *
 * K' is concave for t > 0, so Newton's steps from below rise to the root and never pass it.
 */
export function saddlepoint(weights: Float64Array, x: number, counts?: ArrayLike<number>): Saddlepoint {
  const target = Math.abs(x);
  const m = weights.length;
  let squares = 0;
  for (let i = 0; i < m; i++) squares += weights[i] * weights[i] * (counts ? counts[i] : 1);
  let t = target / squares;
  let k2 = squares;
  for (let step = 0; step < 500; step++) {
    let k1 = 0;
    k2 = 0;
    for (let i = 0; i < m; i++) {
      const w = weights[i];
      const e = Math.exp(-2 * w * t);
      const r = 1 / (1 + e);
      const cw = counts ? counts[i] * w : w;
      k1 += cw * (1 - e) * r;
      k2 += 4 * cw * w * e * r * r;
    }
    const change = (target - k1) / k2;
    if (!(change > 0)) break;
    t += change;
    if (change <= CONVERGED * t) break;
  }
  return { t: x < 0 ? -t : t, k: cumulant(weights, t, counts), k2 };
}

/** Σ cᵢ log cosh(t wᵢ) = Σ cᵢ (t wᵢ + log(1 + e^{−2twᵢ}) − log 2). */
function cumulant(weights: Float64Array, t: number, counts?: ArrayLike<number>): number {
  let k = 0;
  let product = 1;
  for (let i = 0; i < weights.length; i++) {
    const tw = weights[i] * t;
    const c = counts ? counts[i] : 1;
    // log cosh u = u²/2 − u⁴/12 …, where the other form would cancel.
    if (tw < 1e-3) k += c * 0.5 * tw * tw * (1 - (tw * tw) / 6);
    else if (counts) k += c * (tw + Math.log1p(Math.exp(-2 * tw)) - Math.LN2);
    else {
      k += tw - Math.LN2;
      product *= 1 + Math.exp(-2 * tw);
      if (i % FACTORS === 0) {
        k += Math.log(product);
        product = 1;
      }
    }
  }
  return k + Math.log(product);
}
