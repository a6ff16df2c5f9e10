/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A number for JSON, which has no infinity: unbounded ends are the texts `"Infinity"` and `"-Infinity"`. */
export function jsonNumber(x: number | null): number | string | null {
  if (x === null || Number.isNaN(x)) return null;
  return Number.isFinite(x) ? x : String(x);
}
