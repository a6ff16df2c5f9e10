import stringWidth from "string-width";

/** Characters that take one column each and join no other: Latin letters, Greek, punctuation, arrows, mathematical signs. */
const ONE_COLUMN_EACH =
  /^[ -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u03ff\u2010-\u2027\u2190-\u2193\u2200-\u22ff]*$/u;

/** Columns that a terminal gives the text. What is known of all other characters takes a while to set up, and few texts have them. */
export function textWidth(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}
