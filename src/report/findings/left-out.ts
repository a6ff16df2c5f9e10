import type { AnalysisResult } from "../../analysis/result.js";
import { exclusionCounts } from "../exclusion-counts.js";
import { listText } from "../list-text.js";
import { countText } from "../number-text.js";
import { patientsLeftOut } from "../patients-left-out.js";
import { plural } from "../plural.js";

const NOUNS = { sample: "sample", measurement: "measurement", patient: "pair", match: "match" } as const;

/** Who was left out altogether, then what was of the others and of them, a sentence a reason. */
export function leftOut(result: Pick<AnalysisResult, "study" | "exclusions">): string[] {
  const patients = patientsLeftOut(result.study).map(
    (left) => `${plural(left.patients.length, "patient")} altogether (${listText(left.patients)}): ${left.reason}`,
  );
  const counts = exclusionCounts(result).map(({ what, reason, count }) => {
    const noun = what === "match" && count > 1 ? `${countText(count)} matches` : plural(count, NOUNS[what]);
    return `${noun}: ${reason}`;
  });
  return [...patients, ...counts];
}
