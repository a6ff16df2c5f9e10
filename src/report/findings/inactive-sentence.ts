import type { InactiveCourse } from "../../analysis/result.js";
import { countText } from "../number-text.js";

/** How many of many patients reached clinically inactive disease, and how many had it at their last visit. */
export function inactiveSentence(patients: readonly InactiveCourse[]): string {
  const seen = patients.filter(({ outcome }) => outcome !== "no visit");
  const count = (wanted: InactiveCourse["outcome"]) => seen.filter(({ outcome }) => outcome === wanted).length;
  const atLast = seen.filter(({ last }) => last?.disease.inactive === true).length;
  return `${countText(count("met"))} of ${countText(seen.length)} patients with a visit reached it, ${countText(count("never"))} never did, ${countText(count("undecidable"))} cannot be decided; ${countText(atLast)} had it at the last visit.`;
}
