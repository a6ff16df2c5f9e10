import type { JsonObject } from "../json.js";

/**
 * What a mark says of its datum, to who hovers over it and to who has it read aloud: fields, each under a name that
 * people read. Channels of an encoding.
 */
export function told(names: Readonly<Record<string, string>>): JsonObject {
  const fields = Object.entries(names);
  const parts = fields.map(
    ([field, name], i) => `${JSON.stringify(`${i === 0 ? "" : "; "}${name}: `)} + datum[${JSON.stringify(field)}]`,
  );
  return {
    tooltip: fields.map(([field, title]) => ({ field, type: "nominal", title })),
    description: { value: { expr: parts.join(" + ") } },
  };
}
