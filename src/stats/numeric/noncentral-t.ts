import { normal } from "./normal.js";
import { integrate } from "./quadrature.js";

/**
 * Student's t with `df` degrees of freedom and noncentrality `delta`: the law of (Z + δ)/√(χ²/df).
 * Both tails are integrated directly over the chi density, so neither is 1 minus the other:
 * P(T ≤ t) = E Φ(t·χ/√df − δ). Absolute error below 1e−14.
 */
export const noncentralT = {
  /** P(T ≤ t). */
  cdf(t: number, df: number, delta: number): number {
    return overChi(df, delta, t, (z) => normal.cdf(z));
  },
  /** P(T > t). */
  survival(t: number, df: number, delta: number): number {
    return overChi(df, delta, t, (z) => normal.cdf(-z));
  },
};

/** E g(t·χ/√df − δ) for χ with `df` degrees of freedom. */
function overChi(df: number, delta: number, t: number, g: (z: number) => number): number {
  const slope = t / Math.sqrt(df);
  const mode = Math.sqrt(Math.max(df - 1, 0));
  const low = Math.max(0, mode - 10);
  const high = mode + 10;
  const density = chiDensity(df, mode);
  const breaks = [...evenly(low, high), ...aroundStep(delta / slope, 1 / Math.abs(slope), low, high)].sort(
    (a, b) => a - b,
  );
  const total = integrate(density, evenly(low, high));
  const expected = integrate((s) => density(s) * g(slope * s - delta), breaks) / total;
  return Math.min(1, expected);
}

/** The chi density up to a constant, 1 at its mode. */
function chiDensity(df: number, mode: number): (s: number) => number {
  if (df <= 1) return (s) => Math.exp(-0.5 * s * s);
  return (s) => (s === 0 ? 0 : Math.exp((df - 1) * Math.log(s / mode) - 0.5 * (s - mode) * (s + mode)));
}

function evenly(low: number, high: number): number[] {
  const pieces = Math.ceil((high - low) / 2);
  return Array.from({ length: pieces + 1 }, (_, i) => low + ((high - low) * i) / pieces);
}

/** Breaks around the step that the normal distribution function becomes where t is large. */
function aroundStep(centre: number, width: number, low: number, high: number): number[] {
  if (!(width < 1)) return [];
  return [-9, -6, -4, -2, 0, 2, 4, 6, 9].map((k) => centre + k * width).filter((s) => s > low && s < high);
}
