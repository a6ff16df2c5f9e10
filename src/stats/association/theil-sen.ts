import { normalNull } from "../null/asymptotic.js";
import { latticeNull } from "../null/lattice.js";
import type { NullDistribution } from "../null/null-distribution.js";
import { pValue } from "../null/p-value.js";
import { median } from "../numeric/describe.js";
import { rank } from "../numeric/midranks.js";
import { normal } from "../numeric/normal.js";
import { requireChoice, requireNumbers, requireProportion, requireSameLength } from "../numeric/require.js";
import type { Interval, NullKind } from "../result.js";
import { kendallLattice } from "./kendall-null.js";
import { kendallVariance } from "./kendall-variance.js";

export interface TheilSenOptions {
  readonly confidence?: number;
  /** `"auto"` (default): see `theilSen`; `"asymptotic"`: Sen's large-sample interval, as other tools have it. */
  readonly method?: "auto" | "asymptotic";
}

export interface TheilSenResult {
  /** Median of the slopes between all pairs of points with different x; null where all x are equal. */
  readonly slope: number | null;
  /** median(y) − slope·median(x). */
  readonly intercept: number | null;
  /** Ends belong to it; an unattainable level gives ±Infinity. */
  readonly interval: Interval | null;
  /** The null of Kendall's S that was inverted for the interval. */
  readonly null: NullKind;
  readonly n: number;
  readonly reason?: string;
}

/**
 * The Theil–Sen line. The interval inverts the two-sided Kendall test of y − βx against x over the gaps between
 * neighbouring slopes: `low` is the right end of the last gap, coming from −∞, that is rejected, `high` its mirror;
 * achieved = 1 − the largest p of a rejected gap. The test is exact, ties in x included, up to 170 points while no two
 * points coincide; else normal. Sen's large-sample interval takes the slopes numbered (N − zσ)/2 and (N + zσ)/2 + 1,
 * rounded, of N; its achieved level is the nominal one.
 *
 * @throws RangeError on NaN, ±Infinity, different lengths, or slopes that overflow.
 * @see Sen (1968), doi:10.1080/01621459.1968.10480934
 */
export function theilSen(x: ArrayLike<number>, y: ArrayLike<number>, options: TheilSenOptions = {}): TheilSenResult {
  const confidence = requireProportion(options.confidence ?? 0.95, "confidence");
  const method = requireChoice(options.method ?? "auto", "method", ["auto", "asymptotic"]);
  requireSameLength(x, "x", y, "y");
  const xs = requireNumbers(x, "x");
  const ys = requireNumbers(y, "y");
  const n = xs.length;
  const slopes = pairSlopes(xs, ys);
  if (slopes.length === 0) {
    const reason = n < 2 ? "too few pairs" : "constant x";
    return { slope: null, intercept: null, interval: null, null: "exact", n, reason };
  }
  const slope = median(slopes);
  const intercept = median(ys) - slope * median(xs);
  if (!Number.isFinite(intercept)) throw new RangeError("the intercept overflows");
  const { xTies, residualTies } = tiesOf(xs, ys);
  const sd = Math.sqrt(kendallVariance(xTies, residualTies));
  if (method === "asymptotic") {
    return { slope, intercept, interval: largeSample(slopes, sd, confidence), null: "asymptotic", n };
  }
  const lattice = residualTies.every((size) => size === 1) ? kendallLattice(xTies, residualTies) : null;
  const distribution = lattice === null ? normalNull(0, sd) : latticeNull(lattice, { mean: 0 });
  return { slope, intercept, interval: invert(slopes, distribution, confidence), null: distribution.kind, n };
}

/** Ascending. */
function pairSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let i = 1; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] === x[j]) continue;
      const slope = (y[i] - y[j]) / (x[i] - x[j]) + 0;
      if (!Number.isFinite(slope)) throw new RangeError(`the slope between points ${j + 1} and ${i + 1} overflows`);
      slopes[count++] = slope;
    }
  }
  return slopes.subarray(0, count).sort();
}

/** Tie classes of x, and of y − βx between slopes, where only coinciding points tie. */
function tiesOf(x: Float64Array, y: Float64Array): { xTies: readonly number[]; residualTies: readonly number[] } {
  const points = new Map<string, number>();
  for (let i = 0; i < x.length; i++) points.set(`${x[i]} ${y[i]}`, (points.get(`${x[i]} ${y[i]}`) ?? 0) + 1);
  return { xTies: rank(x).ties, residualTies: [...points.values()] };
}

function largeSample(slopes: Float64Array, sd: number, confidence: number): Interval {
  const reach = -normal.quantile((1 - confidence) / 2) * sd;
  const low = slopes[Math.round((slopes.length - reach) / 2) - 1] ?? Number.NEGATIVE_INFINITY;
  const high = slopes[Math.round((slopes.length + reach) / 2)] ?? Number.POSITIVE_INFINITY;
  return { low, high, requested: confidence, achieved: confidence };
}

/** S falls by two at every slope that β passes; the law of S is symmetric, so both sides are read alike. */
function invert(slopes: Float64Array, distribution: NullDistribution, confidence: number): Interval {
  const alpha = 1 - confidence;
  const last = slopes.length - 1;
  const below = rejected((k) => slopes[k], slopes.length, distribution, alpha);
  const above = rejected((k) => -slopes[last - k], slopes.length, distribution, alpha);
  return { low: below.end, high: -above.end + 0, requested: confidence, achieved: 1 - Math.max(below.p, above.p) };
}

/** The right end of the last rejected gap, coming from −∞, and the largest p of a rejected gap. */
function rejected(
  slope: (k: number) => number,
  count: number,
  distribution: NullDistribution,
  alpha: number,
): { end: number; p: number } {
  let end = Number.NEGATIVE_INFINITY;
  let largest = 0;
  for (let passed = 0; count - 2 * passed > 0; passed++) {
    // Between slopes that differ by round-off alone there is no gap.
    if (passed > 0 && slope(passed) - slope(passed - 1) <= 1e-12 * Math.abs(slope(passed))) continue;
    const { p } = pValue(distribution, count - 2 * passed, "two-sided", "distance");
    if (p > alpha * (1 + 1e-12)) break;
    largest = p;
    end = slope(passed);
  }
  return { end, p: largest };
}
