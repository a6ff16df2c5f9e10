import type { Measurement } from "./measurement.js";

/** A criterion of clinically inactive juvenile dermatomyositis: a score and the bound it must reach. */
export interface InactiveCriterion {
  readonly score: "CK" | "CMAS" | "MMT8" | "PGA";
  readonly bound: number;
  /** Whether the score must be at most or at least the bound. */
  readonly side: "at most" | "at least";
}

/** The published bounds; CK in U/l. */
export const INACTIVE_CRITERIA: readonly InactiveCriterion[] = [
  { score: "CK", bound: 150, side: "at most" },
  { score: "CMAS", bound: 48, side: "at least" },
  { score: "MMT8", bound: 78, side: "at least" },
  { score: "PGA", bound: 0.2, side: "at most" },
];

const NEEDED = 3;

/** Whether a visit meets the criteria, and on what that rests. */
export interface InactiveDisease {
  /** Null where criteria that were not measured could change the answer. */
  readonly inactive: boolean | null;
  /** Scores by whether their criterion is met, is not, or was not measured, in the order of `INACTIVE_CRITERIA`. */
  readonly met: readonly InactiveCriterion["score"][];
  readonly unmet: readonly InactiveCriterion["score"][];
  readonly unmeasured: readonly InactiveCriterion["score"][];
}

/**
 * PRINTO's criteria of clinically inactive disease in juvenile dermatomyositis at one visit: at least three of CK ≤ 150 U/l,
 * CMAS ≥ 48, MMT8 ≥ 78, physician's global ≤ 0.2. Three that are met decide it, and two that are not; anything else is
 * undecidable. A patient who meets three may still fail PGA, with a rash: `met` says which.
 * A score that is absent or not finite is unmeasured, and so is a limit that leaves the criterion open: CK `<20` meets its
 * criterion, `<200` may or may not.
 *
 * Lazarevic D, et al. Ann Rheum Dis 2013;72:686–93, doi 10.1136/annrheumdis-2012-201483.
 */
export function inactiveDisease(
  scores: Readonly<Partial<Record<InactiveCriterion["score"], number | Measurement>>>,
): InactiveDisease {
  const met: InactiveCriterion["score"][] = [];
  const unmet: InactiveCriterion["score"][] = [];
  const unmeasured: InactiveCriterion["score"][] = [];
  for (const criterion of INACTIVE_CRITERIA) {
    const answer = isMet(criterion, scores[criterion.score]);
    (answer === null ? unmeasured : answer ? met : unmet).push(criterion.score);
  }
  const inactive = met.length >= NEEDED ? true : met.length + unmeasured.length < NEEDED ? false : null;
  return { inactive, met, unmet, unmeasured };
}

function isMet({ bound, side }: InactiveCriterion, score: number | Measurement | undefined): boolean | null {
  if (score === undefined) return null;
  if (typeof score !== "number") return isMetBy(bound, side, score);
  if (!Number.isFinite(score)) return null;
  return side === "at most" ? score <= bound : score >= bound;
}

/** Below a limit at or under the bound, or above one at or over it, decides; any other limit leaves both open. */
function isMetBy(bound: number, side: InactiveCriterion["side"], score: Measurement): boolean | null {
  if (score.kind === "observed") return side === "at most" ? score.value <= bound : score.value >= bound;
  if (score.kind === "below" && score.limit <= bound) return side === "at most";
  if (score.kind === "above" && score.limit >= bound) return side === "at least";
  return null;
}
