import { normal } from "../numeric/normal.js";
import type { Interval } from "../result.js";
import type { GapNulls } from "./gap-nulls.js";
import type { PairGaps } from "./pair-gaps.js";

/** With more pairs and gaps than these, a p is not computed that an approximation puts far from where it matters. */
const MANY_PAIRS = 100;
const MANY_GAPS = 16;
/** Far: by these factors, of the normal, the moment-matched, and each one set right by the next at a gap nearer the middle. */
const SAFETY = { normal: 2, scaled: 1.3, matched: 1.25, corrected: 1.05 };

/**
 * The shifts that the two-sided phase test does not reject. `low` is the right end of the last gap, coming from −∞, in
 * which U > E and p ≤ 1 − confidence; `high` mirrors it. Closed; an end is infinite where no gap on its side is
 * rejected. `achieved` is 1 − the largest p of a rejected gap.
 */
export function phaseInterval(gaps: PairGaps, nulls: GapNulls, confidence: number): Interval {
  const alpha = levelOf(confidence);
  const { differences, doubledU, pairs } = gaps;
  let firstLower = 0;
  while (doubledU[firstLower] >= pairs) firstLower++;
  let lastHigher = firstLower - 1;
  while (doubledU[lastHigher] <= pairs) lastHigher--;
  const low = innermostRejected(gaps, nulls, alpha, { from: lastHigher, to: 0 });
  const high = innermostRejected(gaps, nulls, alpha, { from: firstLower, to: differences.length });
  return {
    low: low.gap === null ? Number.NEGATIVE_INFINITY : differences[low.gap],
    high: high.gap === null ? Number.POSITIVE_INFINITY : differences[high.gap - 1],
    requested: confidence,
    achieved: 1 - Math.max(low.largest, high.largest),
  };
}

/** The largest p that is rejected: 1 − 0.9 falls short of 0.1 by round-off. */
export const levelOf = (confidence: number): number => (1 - confidence) * (1 + 1e-12);

interface Rejected {
  readonly gap: number | null;
  /** The largest p rejected on this side; 0 where none is. */
  readonly largest: number;
}

interface Side {
  /** The gap next to the middle, and the outermost one. */
  readonly from: number;
  readonly to: number;
}

function innermostRejected(gaps: PairGaps, nulls: GapNulls, alpha: number, side: Side): Rejected {
  return nulls.constant ? bySearch(nulls, alpha, side) : byWalk(gaps, nulls, alpha, side);
}

/** One null for all gaps: p falls outwards. */
function bySearch(nulls: GapNulls, alpha: number, { from, to }: Side): Rejected {
  const outward = Math.sign(to - from);
  const last = Math.abs(to - from);
  let kept = -1;
  let rejected = last + 1;
  while (rejected - kept > 1) {
    const middle = (kept + rejected) >> 1;
    if (nulls.pAt(from + outward * middle) <= alpha) rejected = middle;
    else kept = middle;
  }
  if (rejected > last) return { gap: null, largest: 0 };
  const gap = from + outward * rejected;
  return { gap, largest: nulls.pAt(gap) };
}

/** Nulls that change: p need not fall outwards, so every gap is asked that could still matter. */
function byWalk(
  { differences, doubledU, pairs }: PairGaps,
  nulls: GapNulls,
  alpha: number,
  { from, to }: Side,
): Rejected {
  const outward = to < from ? -1 : 1;
  const screened = pairs > MANY_PAIRS && differences.length > MANY_GAPS;
  // As far as this from the middle even the narrowest normal is far above alpha, so those gaps are not visited.
  const near = screened
    ? -normal.quantile(Math.min(0.5, (SAFETY.normal * alpha) / 2)) * Math.sqrt(nulls.leastVariance)
    : 0;
  let gap: number | null = null;
  let largest = 0;
  /** What the moment-matched p is of the normal, and p of the moment-matched; null before one is known. */
  let [scale, correction]: (number | null)[] = [null, null];
  for (let k = from; outward * (to - k) >= 0; k += outward) {
    const distance = Math.abs(doubledU[k] - pairs);
    if (distance < near) continue;
    if (largest > 0 && nulls.bound(distance) < largest) break;
    const byNormal = screened ? nulls.normalAt(k) : null;
    let matched: number | null = null;
    if (byNormal !== null) {
      if (isFar(byNormal * (scale ?? 1), scale === null ? SAFETY.normal : SAFETY.scaled, alpha, largest)) continue;
      matched = nulls.matchedAt(k);
      scale = matched / byNormal;
      const safety = correction === null ? SAFETY.matched : SAFETY.corrected;
      if (isFar(matched * (correction ?? 1), safety, alpha, largest)) continue;
    }
    const p = nulls.pAt(k);
    if (matched !== null) correction = p / matched;
    if (p > alpha) continue;
    gap ??= k;
    largest = Math.max(largest, p);
  }
  return { gap, largest };
}

/** Whether p surely exceeds alpha, or stays below the largest p rejected so far. */
const isFar = (p: number, safety: number, alpha: number, largest: number): boolean =>
  p > safety * alpha || p < largest / safety;
