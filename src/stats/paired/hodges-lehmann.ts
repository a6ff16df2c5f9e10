import { pValue } from "../null/p-value.js";
import { signFlipsNull } from "../null/sign-flips.js";
import { decimalLattice } from "../numeric/decimal-lattice.js";
import { requireNumbers, requireProportion } from "../numeric/require.js";
import type { Interval } from "../result.js";
import { shiftedSignedRank } from "./shifted-signed-rank.js";
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
  const low = lowEnd(values, shared ?? tiedGap(values), alpha);
  const high = lowEnd(mirrored, shared ?? tiedGap(mirrored), alpha);
  return {
    estimate: medianOfWalsh(values) / scale,
    interval: {
      low: low.end / scale,
      high: (0 - high.end) / scale,
      requested: confidence,
      achieved: 1 - Math.max(low.rejected, high.rejected),
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
  /** p of the gap next to the end, the largest that is rejected on this side; 0 where none is. */
  readonly rejected: number;
}

function lowEnd(sorted: Float64Array, gap: GapOf, alpha: number): LowEnd {
  const k = lastRejected(sorted.length, gap, alpha);
  if (k < 0) return { end: Number.NEGATIVE_INFINITY, included: false, rejected: 0 };
  const end = selectWalsh(sorted, k + 1);
  return {
    end,
    included: shiftedSignedRank(sorted, end, "at").p > alpha,
    // Of averages equal to the end, the lowest has the gap below it.
    rejected: gap(countWalsh(sorted, end).less).p,
  };
}

/** The gap above the k lowest Walsh averages: its p if W+ lies above its mean there, else 1; `from` and `to` are the k that share it. */
interface Gap {
  readonly p: number;
  readonly from: number;
  readonly to: number;
}

type GapOf = (k: number) => Gap;

/** Without duplicates the null is one and the same in all gaps, and W+ is the number of averages above. */
function untiedGap(n: number): GapOf {
  const distribution = signFlipsNull(Float64Array.from({ length: n }, (_, i) => 2 * (i + 1)));
  const count = (n * (n + 1)) / 2;
  const known = new Map<number, Gap>();
  return (k) => {
    let gap = known.get(k);
    if (gap === undefined) {
      const w = 2 * (count - k);
      gap = { p: w > distribution.mean ? pValue(distribution, w, "two-sided", "doubled").p : 1, from: k, to: k };
      known.set(k, gap);
    }
    return gap;
  };
}

/** Duplicates tie at midranks that move with the shift, and so does the null. */
function tiedGap(sorted: Float64Array): GapOf {
  return (k) => {
    const v = selectWalsh(sorted, k + 1);
    const { less, atMost } = countWalsh(sorted, v);
    const { p, above } = shiftedSignedRank(sorted, v, "left");
    return { p: above ? p : 1, from: less, to: atMost - 1 };
  };
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
