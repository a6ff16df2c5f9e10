import type { PairedComparison, PatientLine } from "../../analysis/result.js";
import type { Scale } from "../../study/variable.js";
import { countText } from "../number-text.js";

/** Up to this many patients each has an arrow of its own. */
const MOST_ARROWS = 6;

/** One arrow a patient, in patient order; with more patients, how many rose and fell. */
export function directions({ patients, up, down }: Pick<PairedComparison, "patients" | "up" | "down">): string {
  if (patients.length > MOST_ARROWS) return `${countText(up)}↑ ${countText(down)}↓`;
  return patients.map(({ direction }) => arrow(direction)).join(" ");
}

/** Whether an estimate goes the other way than a direction; a median of differences and a difference of medians may. */
export function isAgainst(direction: PatientLine["direction"], estimate: number | null, scale: Scale): boolean {
  if (direction === null || estimate === null) return false;
  return direction * Math.sign(estimate - (scale === "log2" ? 1 : 0)) < 0;
}

/** `·` where the patient has no pair. */
export function arrow(direction: PatientLine["direction"]): string {
  if (direction === null) return "·";
  return direction === 0 ? "=" : direction > 0 ? "↑" : "↓";
}
