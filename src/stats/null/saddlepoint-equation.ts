export interface Saddlepoint {
  /** The root of K'(t) = x. */
  readonly t: number;
  /** K(t) and K''(t). */
  readonly k: number;
  readonly k2: number;
}

/**
 * Solves K'(t) = x for K(t) = Σ cᵢ log cosh(t wᵢ), the cumulant generating function of Σ ±wᵢ; |x| < Σ cᵢwᵢ.
 * `counts` are the multiplicities cᵢ; ones where absent.
 *
 * K' is concave for t > 0, so Newton's steps from below rise to the root and never pass it.
 */
export function saddlepoint(weights: Float64Array, x: number, counts?: ArrayLike<number>): Saddlepoint {
  const target = Math.abs(x);
  let squares = 0;
  for (let i = 0; i < weights.length; i++) squares += weights[i] * weights[i] * (counts ? counts[i] : 1);
  let t = target / squares;
  let k = 0;
  let k2 = squares;
  for (let step = 0; step < 500; step++) {
    let k1 = 0;
    k2 = 0;
    for (let i = 0; i < weights.length; i++) {
      const w = weights[i];
      const e = Math.exp(-2 * w * t);
      const r = 1 / (1 + e);
      const cw = counts ? counts[i] * w : w;
      k1 += cw * (1 - e) * r;
      k2 += 4 * cw * w * e * r * r;
    }
    const change = (target - k1) / k2;
    if (!(change > 1e-14 * t)) break;
    t += change;
  }
  for (let i = 0; i < weights.length; i++) {
    const tw = weights[i] * t;
    // ln cosh u = u²/2 − … near 0, where u + ln((1 + e^{−2u})/2) would cancel.
    const logCosh = tw < 1e-4 ? 0.5 * tw * tw * (1 - (tw * tw) / 6) : tw + Math.log1p(Math.exp(-2 * tw)) - Math.LN2;
    k += counts ? counts[i] * logCosh : logCosh;
  }
  return { t: x < 0 ? -t : t, k, k2 };
}
