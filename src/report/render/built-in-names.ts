import type { Json } from "../json.js";

/**
 * Vega looks texts up in plain objects, where `constructor` and its like are found without having been put there: such a
 * name gets an invisible character behind it.
 */
export function withoutBuiltIns(value: Json): Json {
  if (typeof value === "string") return value in Object.prototype ? `${value}${INVISIBLE}` : value;
  if (Array.isArray(value)) return value.map(withoutBuiltIns);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutBuiltIns(member)]));
}

const INVISIBLE = "\u200b";
