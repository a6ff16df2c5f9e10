import { countText } from "./number-text.js";

/** `1 sample`, `3 samples`. */
export function plural(n: number, noun: string): string {
  return `${countText(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/** Whom a test inside patients speaks of. */
export function thesePatients({ patients }: { readonly patients: readonly string[] }): string {
  return patients.length === 1 ? "this patient" : "these patients";
}
