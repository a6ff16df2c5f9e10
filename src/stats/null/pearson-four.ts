import type { Curve } from "./curve.js";
import { logSum } from "./null-distribution.js";

/** Nodes and weights of the eight-point Gauss–Legendre rule on [−1, 1], one half (Abramowitz & Stegun 1964, table 25.4). */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/**
 * Pearson's types IV and VII: f'/f = −(power·y + shift/scale)/(1 + y²) with y = (z − centre)/scale, so
 * f ∝ cos^power(θ)·e^(−ν θ) at y = tan θ, ν = shift/scale. No closed form: the density is integrated over θ, each tail
 * from its own end.
 *
 * θ is told from that of the highest density. Towards type V the scale shrinks, so that all of the curve comes to lie next
 * to one end of θ, and the two factors grow without bound and all but cancel.
 */
export function pearsonFour(centre: number, scale: number, power: number, shift: number): Curve {
  const nu = shift / scale;
  // dy = dθ/cos²θ takes two powers of the cosine.
  const exponent = power - 2;
  /** y at the peak, and z there. */
  const slant = -nu / exponent;
  const mode = centre + slant * scale;
  /** ln f/f(peak) at the angle φ from the peak: cos θ is cos φ − slant·sin φ of what it is there. */
  const logDensity = (phi: number): number => {
    const half = Math.sin(phi / 2);
    return exponent * (Math.log1p(-(2 * half * half + slant * Math.sin(phi))) + slant * phi);
  };
  const width = 1 / Math.sqrt((exponent + 1) * (1 + slant * slant));
  /** ∫ f/f(peak) between two angles that do not have the peak between them, and its logarithm. */
  const logIntegral = (from: number, to: number): number => {
    const nearest = from >= 0 ? from : to;
    const farthest = from >= 0 ? to : from;
    return logDensity(nearest) + Math.log(relativeIntegral(logDensity, nearest, farthest, width));
  };
  const low = -Math.atan2(1, -slant);
  const high = Math.atan2(1, slant);
  const logTotal = logSum(logIntegral(low, 0), logIntegral(0, high));
  const log = (from: number, to: number): number => {
    const split = from < 0 && to > 0;
    return (split ? logSum(logIntegral(from, 0), logIntegral(0, to)) : logIntegral(from, to)) - logTotal;
  };
  const angle = (z: number): number => {
    const y = (z - mode) / scale;
    return Math.atan2(y, 1 + slant * (slant + y));
  };
  return {
    atMost: (z) => Math.exp(log(low, angle(z))),
    atLeast: (z) => Math.exp(log(angle(z), high)),
    logAtMost: (z) => log(low, angle(z)),
    logAtLeast: (z) => log(angle(z), high),
  };
}

/** ∫ f/f(nearest) from there to `farthest`, over which f falls, in panels that grow on the way. */
function relativeIntegral(
  logDensity: (theta: number) => number,
  nearest: number,
  farthest: number,
  width: number,
): number {
  const origin = logDensity(nearest);
  const length = Math.abs(farthest - nearest);
  const direction = Math.sign(farthest - nearest);
  let sum = 0;
  for (let done = 0, panel = width / 4; done < length; panel *= 1.15) {
    const half = Math.min(panel, length - done) / 2;
    const middle = nearest + direction * (done + half);
    let part = 0;
    for (let i = 0; i < NODES.length; i++) {
      part += WEIGHTS[i] * Math.exp(logDensity(middle - half * NODES[i]) - origin);
      part += WEIGHTS[i] * Math.exp(logDensity(middle + half * NODES[i]) - origin);
    }
    sum += part * half;
    if (part * half < sum * 1e-18) break;
    done += 2 * half;
  }
  return sum;
}
