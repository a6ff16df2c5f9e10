import { INACTIVE_CRITERIA } from "../study/inactive-disease.js";
import { numberText } from "./number-text.js";

/** The criteria of clinically inactive disease as they stand: `CK ≤ 150, …`. */
export const CRITERIA_TEXT = INACTIVE_CRITERIA.map(
  ({ score, bound, side }) => `${score} ${side === "at most" ? "≤" : "≥"} ${numberText(bound)}`,
).join(", ");
