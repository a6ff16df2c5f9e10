import { countText } from "./number-text.js";

/** `1 sample`, `3 samples`. */
export function plural(n: number, noun: string): string {
  return `${countText(n)} ${noun}${n === 1 ? "" : "s"}`;
}
