import { signedRankBounds } from "../stats/censored/signed-rank-bounds.js";
import type { TestResult } from "../stats/result.js";
import type { Plan } from "./plan.js";
import type { Pair, PBounds, Ranged } from "./result.js";

/**
 * The smallest and largest p the paired test could have given, had every non-detect been measured. A pair is
 * undetermined where either of its values is, also where the test itself counted its difference as zero.
 */
export function boundsOf(pairs: readonly Pair[], test: TestResult, plan: Plan): { bounds: PBounds; note?: string } {
  if (test.p === null) return { bounds: { lowest: null, highest: null } };
  if (pairs.every((pair) => isDetermined(pair.before) && isDetermined(pair.after)))
    return { bounds: { lowest: test.p, highest: test.p } };
  const unknown = { lowest: null, highest: null };
  // It takes limits as limits: there is no substitute to doubt.
  if (plan.test === "prentice-wilcoxon") return { bounds: unknown };
  if (plan.test !== "signed-rank" || plan.zeros !== "pratt")
    return { bounds: unknown, note: "bounds over non-detects need --test signed-rank --zeros pratt" };
  const { pLowest, pHighest, note } = signedRankBounds(
    pairs.map((pair) => endOf(pair, pair.after.low, pair.before.high)),
    pairs.map((pair) => endOf(pair, pair.after.high, pair.before.low)),
    { alternative: plan.alternative },
  );
  const bounds = { lowest: pLowest, highest: pHighest };
  return note === undefined ? { bounds } : { bounds, note };
}

function isDetermined({ low, high }: Ranged): boolean {
  return low === high;
}

/** A determined difference as the test used it, ties and all; else an end of its range. */
function endOf({ before, after, difference }: Pair, to: number, from: number): number {
  return isDetermined(before) && isDetermined(after) ? difference : to - from;
}
