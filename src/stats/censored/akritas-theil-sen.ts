import { normalNull } from "../null/asymptotic.js";
import { pValue } from "../null/p-value.js";
import { rank } from "../numeric/midranks.js";
import { requireChoice, requireNumbers, requireSameLength } from "../numeric/require.js";
import type { Alternative, TestResult } from "../result.js";
import { censoredConcordance, censoredVariance } from "./censored-kendall.js";
import { slopeSteps } from "./censored-slopes.js";
import { type CensoredValue, requireCensored } from "./prentice-scores.js";

export interface AkritasTheilSenResult extends TestResult {
  /** Null where the data leave the slope unbounded. */
  readonly slope: number | null;
  /** All slopes at which S is 0, or jumps over it. */
  readonly slopeRange: { readonly low: number; readonly high: number } | null;
  /** S over all n(n − 1)/2 pairs. */
  readonly tauA: number | null;
}

/**
 * Akritas–Theil–Sen slope of a left-censored y on x, with Kendall's test. Null hypothesis of the test: x and y are
 * independent. A pair counts where the order of its y is certain: both observed, or the non-detect's limit at or below
 * the observed value.
 *
 * The slope b makes S zero between x and y − bx, limits moved along with their points and, where all y are positive,
 * lowered by a thousandth of the smallest, so that a limit and an equal value differ. Where a whole interval does
 * (`slopeRange`), the point is that of bisection from the extreme slopes, as other tools report it. p is asymptotic, with
 * continuity correction and a variance that counts uncertain pairs as ties. p is null where that vanishes, or with fewer
 * than three points.
 *
 * @throws RangeError on NaN, ±Infinity, different lengths, or slopes that overflow.
 * @see Akritas, Murphy & LaValley (1995), doi:10.1080/01621459.1995.10476499; Helsel (2012), Statistics for Censored
 *   Environmental Data, ch. 11–12
 */
export function akritasTheilSen(
  y: readonly CensoredValue[],
  x: ArrayLike<number>,
  options: { readonly alternative?: Alternative } = {},
): AkritasTheilSenResult {
  const alternative = requireChoice(options.alternative ?? "two-sided", "alternative", [
    "two-sided",
    "less",
    "greater",
  ]);
  requireSameLength(y, "y", x, "x");
  requireCensored(y, "y");
  const xs = requireNumbers(x, "x");
  const n = xs.length;
  const s = censoredConcordance(xs, y);
  const { slope, range } = slopeOf(xs, y);
  const base = {
    method: "Akritas–Theil–Sen with Kendall's test",
    null: "asymptotic",
    n,
    alternative,
    statistic: { symbol: "S", value: s },
    slope,
    slopeRange: range,
    tauA: n < 2 ? null : (2 * s) / (n * (n - 1)),
  } as const;
  const variance = n < 3 ? 0 : censoredVariance(rank(xs).ties, y);
  if (!(variance > 0)) {
    return { ...base, p: null, floor: null, reason: n < 3 ? "too few pairs" : "no certain order in x or y" };
  }
  return { ...base, ...pValue(normalNull(0, Math.sqrt(variance), 1), s, alternative, "distance") };
}

function slopeOf(x: Float64Array, y: readonly CensoredValue[]) {
  const smallest = y.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const shift = smallest > 0 ? smallest / 1000 : 0;
  const steps = slopeSteps(
    x,
    y.map(({ value, below }) => ({ value: below ? value - shift : value, below })),
  );
  const { low, high } = steps.zero;
  if (low > high) return { slope: null, range: null };
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { slope: null, range: { low, high } };
  if (low === high) return { slope: low, range: { low, high } };
  const first = bisect(steps.s, steps.bracket.low, steps.bracket.high);
  const above = bisect(steps.s, first.middle, first.high).middle;
  const below = bisect(steps.s, first.low, first.middle).middle;
  return { slope: Math.max(low, Math.min(high, below / 2 + above / 2)), range: { low, high } };
}

/** Halves until S is zero at the middle or the interval is as narrow as doubles allow. */
function bisect(s: (b: number) => number, low: number, high: number): { low: number; middle: number; high: number } {
  let ends = { low, middle: low / 2 + high / 2, high };
  for (let i = 0; i < 200 && s(ends.middle) !== 0 && ends.low < ends.middle && ends.middle < ends.high; i++) {
    const { low: a, middle, high: b } = ends;
    ends =
      s(a) * s(middle) <= 0
        ? { low: a, middle: a / 2 + middle / 2, high: middle }
        : { low: middle, middle: middle / 2 + b / 2, high: b };
  }
  return ends;
}
