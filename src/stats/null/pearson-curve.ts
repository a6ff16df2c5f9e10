import { betaCdf, gammaCdf, gammaSurvival, logBetaCdf } from "../numeric/beta-gamma.js";
import { normal } from "../numeric/normal.js";
import type { Curve } from "./curve.js";
import { pearsonFour } from "./pearson-four.js";

/**
 * The Pearson curve with mean 0, variance 1, the skewness γ and the kurtosis β₂ (3 for the normal):
 * f'/f = −(D z + c₁)/(c₀ + c₁z + c₂z²) (Pearson 1895, doi:10.1098/rsta.1895.0010; Johnson, Kotz & Balakrishnan 1994,
 * Continuous Univariate Distributions 1, sect. 12.4).
 */
export function pearsonCurve(skewness: number, kurtosis: number): Curve {
  if (skewness < 0) return mirrored(pearsonCurve(-skewness, kurtosis));
  const square = skewness * skewness;
  // No law has a smaller kurtosis, and this one the law of two points alone.
  if (kurtosis - square - 1 < 1e-9) return twoPoints(skewness);
  const c0 = 4 * kurtosis - 3 * square;
  const c1 = skewness * (kurtosis + 3);
  const c2 = 2 * kurtosis - 3 * square - 6;
  const d = 10 * kurtosis - 12 * square - 18;
  // Towards the gamma curve the parameters of the others grow without bound.
  if (Math.abs(c2) < 1e-7) return skewness < 1e-4 ? gaussian : gammaCurve(skewness);
  const discriminant = c1 * c1 - 4 * c0 * c2;
  if (c2 > 0 && discriminant <= 1e-9 * c1 * c1) {
    // Type V, the border between IV and VI, is reached by a step too small to matter.
    const radicand = Math.max(-discriminant, 1e-9 * c1 * c1);
    return pearsonFour(-c1 / (2 * c2), Math.sqrt(radicand) / (2 * c2), d / c2, (c1 - (d * c1) / (2 * c2)) / c2);
  }
  const root = Math.sqrt(discriminant);
  // Of the two roots, the one that would cancel is taken from their product c₀/c₂.
  const far = -(c1 + root) / (2 * c2);
  const near = c0 / (c2 * far);
  return c2 < 0 ? betaCurve(near, far, c1, c2, d) : betaPrimeCurve(near, far, c1, c2, d);
}

/** The two points of mean 0, variance 1 and this skewness. */
function twoPoints(skewness: number): Curve {
  const half = Math.sqrt(skewness * skewness + 4) / 2;
  const [low, high] = [skewness / 2 - half, skewness / 2 + half];
  const atHigh = -low / (high - low);
  const slack = 1e-7 * (high - low);
  return withLogs({
    atMost: (z) => (z < low - slack ? 0 : z < high - slack ? 1 - atHigh : 1),
    atLeast: (z) => (z > high + slack ? 0 : z > low + slack ? atHigh : 1),
  });
}

/** The exponents of |z − r| in f at the roots r and s: −(D r + c₁)/(c₂(r − s)). */
const exponent = (r: number, s: number, c1: number, c2: number, d: number): number => -(d * r + c1) / (c2 * (r - s));

/** Types I and II: a beta distribution between the roots low < 0 < high. */
function betaCurve(low: number, high: number, c1: number, c2: number, d: number): Curve {
  const width = high - low;
  const a = exponent(low, high, c1, c2, d) + 1;
  const b = exponent(high, low, c1, c2, d) + 1;
  return {
    atMost: (z) => betaCdf((z - low) / width, a, b),
    atLeast: (z) => betaCdf((high - z) / width, b, a),
    logAtMost: (z) => logBetaCdf((z - low) / width, a, b),
    logAtLeast: (z) => logBetaCdf((high - z) / width, b, a),
  };
}

/** Type VI: a beta prime distribution above the upper of two negative roots. */
function betaPrimeCurve(upper: number, lower: number, c1: number, c2: number, d: number): Curve {
  const a = exponent(upper, lower, c1, c2, d) + 1;
  const b = -exponent(lower, upper, c1, c2, d) - a;
  const odds = (z: number): number => Math.max(0, (z - upper) / (upper - lower));
  const below = (z: number): number => odds(z) / (1 + odds(z));
  const above = (z: number): number => 1 / (1 + odds(z));
  return {
    atMost: (z) => betaCdf(below(z), a, b),
    atLeast: (z) => betaCdf(above(z), b, a),
    logAtMost: (z) => logBetaCdf(below(z), a, b),
    logAtLeast: (z) => logBetaCdf(above(z), b, a),
  };
}

/** Type III: a shifted gamma distribution; skewness > 0. */
function gammaCurve(skewness: number): Curve {
  const shape = 4 / (skewness * skewness);
  const at = (z: number): number => shape + z * Math.sqrt(shape);
  return withLogs({ atMost: (z) => gammaCdf(at(z), shape), atLeast: (z) => gammaSurvival(at(z), shape) });
}

const gaussian: Curve = {
  atMost: normal.cdf,
  atLeast: normal.survival,
  logAtMost: (z) => normal.logSurvival(-z),
  logAtLeast: normal.logSurvival,
};

const mirrored = (curve: Curve): Curve => ({
  atMost: (z) => curve.atLeast(-z),
  atLeast: (z) => curve.atMost(-z),
  logAtMost: (z) => curve.logAtLeast(-z),
  logAtLeast: (z) => curve.logAtMost(-z),
});

const withLogs = ({ atMost, atLeast }: Pick<Curve, "atMost" | "atLeast">): Curve => ({
  atMost,
  atLeast,
  logAtMost: (z) => Math.log(atMost(z)),
  logAtLeast: (z) => Math.log(atLeast(z)),
});
