import type { PairedComparison, PatientLine } from "../../analysis/result.js";
import type { Scale } from "../../study/variable.js";
import { countText } from "../number-text.js";

/** Up to this many patients each has an arrow of its own. */
const MOST_ARROWS = 6;

/** One arrow a patient of the study, in their order; with more patients, how many rose and fell. */
export function directions(row: Pick<PairedComparison, "pairs" | "excluded" | "up" | "down">): string {
  const { pairs, excluded, up, down } = row;
  const patients = pairs.length + excluded.length;
  if (patients > MOST_ARROWS) return `${countText(up)}↑ ${countText(down)}↓`;
  const difference = new Map(pairs.map((pair) => [pair.patient, pair.difference]));
  return Array.from({ length: patients }, (_, patient) => arrow(difference.get(patient) ?? null)).join(" ");
}

/** Whether an estimate goes the other way than a direction; a median of differences and a difference of medians may. */
export function isAgainst(direction: PatientLine["direction"], estimate: number | null, scale: Scale): boolean {
  if (direction === null || estimate === null) return false;
  return direction * Math.sign(estimate - (scale === "log2" ? 1 : 0)) < 0;
}

/** `·` where the patient has no pair. */
export function arrow(direction: number | null): string {
  if (direction === null) return "·";
  return direction === 0 ? "=" : direction > 0 ? "↑" : "↓";
}
