import { signedRankBounds } from "../stats/censored/signed-rank-bounds.js";
import type { TestResult } from "../stats/result.js";
import type { Scale } from "../study/variable.js";
import { differenceRanges, isDetermined } from "./differences.js";
import type { Plan } from "./plan.js";
import type { Pair, PBounds } from "./result.js";

/**
 * The smallest and largest p the paired test could have given, had every non-detect been measured. A pair is
 * undetermined where either of its values is, also where the test itself counted its difference as zero.
 */
export function boundsOf(
  pairs: readonly Pair[],
  test: TestResult,
  scale: Scale,
  plan: Plan,
): { bounds: PBounds; note?: string } {
  if (test.p === null) return { bounds: { lowest: null, highest: null } };
  if (pairs.every(isDetermined)) return { bounds: { lowest: test.p, highest: test.p } };
  const unknown = { lowest: null, highest: null };
  // It takes limits as limits: there is no substitute to doubt.
  if (plan.test === "prentice-wilcoxon") return { bounds: unknown };
  if (plan.test !== "signed-rank" || plan.zeros !== "pratt")
    return { bounds: unknown, note: "bounds over non-detects need --test signed-rank --zeros pratt" };
  const [lower, upper] = differenceRanges(pairs, scale);
  const { pLowest, pHighest, note } = signedRankBounds(lower, upper, { alternative: plan.alternative });
  // The test's own p is that of a completion; beyond enumeration the bounds are approximate and may miss it.
  const bounds = {
    lowest: pLowest === null ? null : Math.min(pLowest, test.p),
    highest: pHighest === null ? null : Math.max(pHighest, test.p),
  };
  return note === undefined ? { bounds } : { bounds, note };
}
