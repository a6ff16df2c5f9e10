import type { NullDistribution } from "../null/null-distribution.js";
import type { Interval } from "../result.js";
import type { OwnPairs } from "./pair-gaps.js";
import { levelOf } from "./phase-interval.js";
import { twoSided } from "./two-sided.js";

/**
 * The median of one patient's differences, and the shifts that the patient's phase test does not reject, where no values
 * tie inside a phase: one null then serves all gaps, and the interval's ends are differences at fixed places.
 *
 * With c pairs fallen 2U is 2(pairs − c), and p rises with c up to the middle. Of the gaps that are rejected below, the last
 * one ends at the difference that comes after as many pairs as may fall; above it is the mirror of that.
 */
export function untiedShift(
  { from, to, ranks, differences }: OwnPairs,
  distribution: NullDistribution,
  confidence: number | null,
): { estimate: number; interval: Interval | null } {
  const pairs = to - from;
  const lower = ranks[from + ((pairs - 1) >> 1)];
  const upper = ranks[from + (pairs >> 1)];
  const estimate = lower === upper ? differences[lower] : differences[lower] / 2 + differences[upper] / 2;
  if (confidence === null) return { estimate, interval: null };
  const open = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const fallen = mostFallen(distribution, pairs, levelOf(confidence));
  if (fallen < 0) return { estimate, interval: { ...open, requested: confidence, achieved: 1 } };
  // Where differences tie, no gap parts them: fewer have fallen.
  const low = ranks[from + fallen];
  const high = ranks[to - 1 - fallen];
  let below = fallen;
  let above = fallen;
  while (below > 0 && ranks[from + below - 1] === low) below--;
  while (above > 0 && ranks[to - above] === high) above--;
  const fewer = Math.max(below, above);
  return {
    estimate,
    interval: {
      low: differences[low],
      high: differences[high],
      requested: confidence,
      achieved: 1 - twoSided(distribution, 2 * (pairs - fewer), true).p,
    },
  };
}

const known = new WeakMap<NullDistribution, { readonly level: number; readonly fallen: number }>();

/** The most pairs that may fall so that p is at most the level still; −1 where p never is. */
function mostFallen(distribution: NullDistribution, pairs: number, level: number): number {
  const latest = known.get(distribution);
  if (latest?.level === level) return latest.fallen;
  let rejected = -1;
  let kept = Math.ceil(pairs / 2);
  while (kept - rejected > 1) {
    const middle = (rejected + kept) >> 1;
    if (twoSided(distribution, 2 * (pairs - middle), true).p <= level) rejected = middle;
    else kept = middle;
  }
  known.set(distribution, { level, fallen: rejected });
  return rejected;
}
