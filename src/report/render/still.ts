import type { Json, JsonObject } from "../json.js";

/** The specification without what nobody can do to a picture, hovering and picking from a legend: it is drawn faster. */
export function still(value: Json): Json {
  if (Array.isArray(value)) return value.map(still);
  if (value === null || typeof value !== "object") return value;
  const { condition } = value as JsonObject;
  if (typeof condition === "object" && condition !== null && "param" in condition) return { value: condition.value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      key === "tooltip" || key === "params" ? [] : [[key, still(member)]],
    ),
  );
}
