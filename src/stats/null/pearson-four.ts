import type { Curve } from "./curve.js";
import { logSum } from "./null-distribution.js";

/** Nodes and weights of the eight-point Gauss–Legendre rule on [−1, 1], one half (Abramowitz & Stegun 1964, table 25.4). */
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/**
 * Pearson's types IV and VII: f'/f = −(power·y + shift/scale)/(1 + y²) with y = (z − centre)/scale, so
 * f ∝ cos^power(θ)·e^(−ν θ) at y = tan θ, ν = shift/scale. No closed form: the density is integrated over θ, each tail
 * from its own end.
 */
export function pearsonFour(centre: number, scale: number, power: number, shift: number): Curve {
  const nu = shift / scale;
  // dy = dθ/cos²θ takes two powers of the cosine.
  const exponent = power - 2;
  const peak = Math.atan(-nu / exponent);
  const logDensity = (theta: number): number => exponent * Math.log(Math.cos(theta)) - nu * theta;
  const top = logDensity(peak);
  const width = 1 / Math.sqrt(exponent + 1);
  /** ∫ f/f(peak) between two angles that do not have the peak between them, and its logarithm. */
  const logIntegral = (from: number, to: number): number => {
    const nearest = from >= peak ? from : to;
    const farthest = from >= peak ? to : from;
    return logDensity(nearest) - top + Math.log(relativeIntegral(logDensity, nearest, farthest, width));
  };
  const end = Math.PI / 2;
  const logTotal = logSum(logIntegral(-end, peak), logIntegral(peak, end));
  const log = (from: number, to: number): number => {
    const split = from < peak && to > peak;
    return (split ? logSum(logIntegral(from, peak), logIntegral(peak, to)) : logIntegral(from, to)) - logTotal;
  };
  const theta = (z: number): number => Math.atan((z - centre) / scale);
  return {
    atMost: (z) => Math.exp(log(-end, theta(z))),
    atLeast: (z) => Math.exp(log(theta(z), end)),
    logAtMost: (z) => log(-end, theta(z)),
    logAtLeast: (z) => log(theta(z), end),
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
