import { INVERSION_ERROR } from "../null/inverted-sign-flips.js";
import { decimalLattice } from "../numeric/decimal-lattice.js";
import { requireNumbers, requireProportion } from "../numeric/require.js";
import type { Interval } from "../result.js";
import { shiftedPBeside, shiftedRanks } from "./shifted-signed-rank.js";
import { type Gap, type GapOf, tiedGap, untiedGap } from "./walsh-gaps.js";
import { countWalsh, nextWalsh, selectWalsh, walsh } from "./walsh-selection.js";

export interface HodgesLehmann {
  readonly estimate: number;
  /** A finite end belongs to the interval where its flag is set. */
  readonly interval: Interval & { readonly lowIncluded: boolean; readonly highIncluded: boolean };
}

/**
 * The Hodges–Lehmann estimate of the centre of symmetry of paired differences: the median of their Walsh averages,
 * zeros kept, with the interval of the values that the two-sided signed-rank test (Pratt's zeros) does not reject. The
 * null is the one `signedRankTest` would choose. 0 is outside exactly where that test's p ≤ 1 − confidence. `achieved`
 * is 1 − the largest p rejected next to the interval; a level that cannot be attained gives ±Infinity. Where coarse data
 * let every value be rejected, low = high and neither flag is set.
 *
 * Decimal data are compared as decimals, so that round-off breaks no tie between averages.
 *
 * @throws RangeError on NaN, ±Infinity, no difference, or a confidence outside (0, 1).
 * @see Hodges & Lehmann 1963, doi:10.1214/aoms/1177704172
 */
export function hodgesLehmann(
  differences: ArrayLike<number>,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): HodgesLehmann {
  requireProportion(confidence, "confidence");
  const d = requireNumbers(differences, "differences");
  if (d.length === 0) throw new RangeError("at least one difference is required; found none");
  const { values, scale } = comparable(d.sort());
  const alpha = 1 - confidence;
  const untied = values.every((value, i) => i === 0 || value !== values[i - 1]);
  const mirrored = values.map((value) => 0 - value).reverse();
  const shared = untied ? untiedGap(values.length) : null;
  const low = lowEnd(values, shared ?? tiedGap(values, alpha), alpha);
  const high = lowEnd(mirrored, shared ?? tiedGap(mirrored, alpha), alpha);
  return {
    estimate: medianOfWalsh(values) / scale + 0,
    interval: {
      low: low.end / scale + 0,
      high: (0 - high.end) / scale + 0,
      requested: confidence,
      achieved: 1 - largestP(low.gap, high.gap),
      lowIncluded: low.included,
      highIncluded: high.included,
    },
  };
}

/** Values on which a/2 + b/2 is exact where it can be: decimals as integers, subnormals lifted. */
function comparable(sorted: Float64Array): { values: Float64Array; scale: number } {
  const lattice = decimalLattice(sorted);
  if (lattice !== null) return { values: lattice.integers, scale: lattice.scale };
  const largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
  const scale = largest < 2 ** -500 ? 2 ** 500 : 1;
  return { values: sorted.map((value) => value * scale), scale };
}

function medianOfWalsh(sorted: Float64Array): number {
  const count = (sorted.length * (sorted.length + 1)) / 2;
  const middle = selectWalsh(sorted, Math.ceil(count / 2));
  if (count % 2 === 1 || countWalsh(sorted, middle).atMost > count / 2) return middle;
  return walsh(middle, nextWalsh(sorted, middle));
}

interface LowEnd {
  readonly end: number;
  readonly included: boolean;
  /** The gap next to the end, whose p is the largest rejected on this side; null where none is. */
  readonly gap: Gap | null;
}

function lowEnd(sorted: Float64Array, gap: GapOf, alpha: number): LowEnd {
  const k = lastRejected(sorted.length, gap, alpha);
  if (k < 0) return { end: Number.NEGATIVE_INFINITY, included: false, gap: null };
  const end = selectWalsh(sorted, k + 1);
  return {
    end,
    included: shiftedPBeside(alpha, shiftedRanks(sorted, end, "at")) > alpha,
    // Of averages equal to the end, the lowest has the gap below it.
    gap: gap(countWalsh(sorted, end).less),
  };
}

/** The exact p of a gap is worked out only where it may be the larger. */
function largestP(...gaps: readonly (Gap | null)[]): number {
  const most = Math.max(...gaps.map((gap) => gap?.p ?? 0));
  const near = gaps.filter((gap) => gap !== null).filter(({ p }) => p >= most - 4 * INVERSION_ERROR);
  return Math.max(0, ...near.map((gap) => gap.exactP()));
}

/** The largest k whose gap is rejected (p ≤ α), −1 if none is; searched from the normal approximation, on the scale of log p. */
function lastRejected(n: number, gap: GapOf, alpha: number): number {
  const count = (n * (n + 1)) / 2;
  const sd = Math.sqrt((count * (2 * n + 1)) / 12);
  // Abramowitz & Stegun 1964, 26.2.22: near enough to start from, and no library is loaded for it.
  const t = Math.sqrt(-2 * Math.log(alpha / 2));
  const deviate = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
  const guess = Math.round(count / 2 - deviate * sd);
  let rejected = -1;
  let kept = count;
  let share = 0;
  let pRejected = 0;
  let pKept = 1;
  let stride = 1 + Math.floor(n / 64);
  for (let k = Math.min(count - 1, Math.max(0, guess)); kept - rejected > 1; ) {
    const { p, from, to } = gap(k);
    if (p <= alpha) [rejected, pRejected] = [to, p];
    else [kept, pKept] = [from, p];
    if (pRejected === 0) k = kept - stride;
    else if (kept === count) k = rejected + stride;
    else {
      // Interpolation and bisection by turns, so that no shape of p can hold the search up.
      share = share === 0.5 || pKept === 1 ? 0.5 : Math.log(alpha / pRejected) / Math.log(pKept / pRejected);
      k = rejected + Math.round(share * (kept - rejected));
    }
    k = Math.min(kept - 1, Math.max(rejected + 1, k));
    stride *= 2;
  }
  return rejected;
}
