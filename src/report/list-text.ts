import { countText } from "./number-text.js";

/** More names than this are counted. */
const MOST = 12;

/** `a`, `a and b`, `a, b and c`, `a, b, … and 7 more`. */
export function listText(names: readonly string[], most = MOST): string {
  if (names.length > most) return `${names.slice(0, most).join(", ")} and ${countText(names.length - most)} more`;
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
