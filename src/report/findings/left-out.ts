import type { AnalysisResult } from "../../analysis/result.js";
import { exclusionCounts } from "../exclusion-counts.js";
import { countText } from "../number-text.js";
import { plural } from "../plural.js";

const NOUNS = { sample: "sample", measurement: "measurement", patient: "pair", match: "match" } as const;

/** What was left out, counted by reason. */
export function leftOut(result: AnalysisResult): string[] {
  return exclusionCounts(result).map(({ what, reason, count }) => {
    const noun = what === "match" && count > 1 ? `${countText(count)} matches` : plural(count, NOUNS[what]);
    return `${noun}: ${reason}`;
  });
}
