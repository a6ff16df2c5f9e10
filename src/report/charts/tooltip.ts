import type { JsonObject } from "../json.js";

/** What hovering over a mark shows: fields of its datum, each under a name that people read. */
export function tooltipOf(names: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(names).map(([field, title]) => ({ field, type: "nominal", title }));
}
