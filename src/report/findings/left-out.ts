import type { ExclusionCount } from "../exclusion-counts.js";
import { countText } from "../number-text.js";
import { plural } from "../plural.js";

const NOUNS = { sample: "sample", measurement: "measurement", patient: "pair", match: "match" } as const;

/** What was left out, a sentence a reason. */
export function leftOut(counts: readonly ExclusionCount[]): string[] {
  return counts.map(({ what, reason, count }) => {
    const noun = what === "match" && count > 1 ? `${countText(count)} matches` : plural(count, NOUNS[what]);
    return `${noun}: ${reason}`;
  });
}
