import { countText } from "../number-text.js";

/** A day relative to transplant, with a true minus sign and no rounding. */
export function dayText(day: number): string {
  return day < 0 ? `−${countText(-day)}` : countText(day);
}
