import type { Json, JsonObject } from "../../../src/report/json.js";

/** Fields that are encoded or filtered by, and that some datum in their scope lacks. */
export function fieldsNotInData(spec: Json, inherited: readonly JsonObject[] = []): string[] {
  if (Array.isArray(spec)) return spec.flatMap((part) => fieldsNotInData(part, inherited));
  if (!isObject(spec)) return [];
  const data = isObject(spec.data) && Array.isArray(spec.data.values) ? (spec.data.values as JsonObject[]) : inherited;
  const missing = [...ownFields(spec)].filter((field) => data.length === 0 || data.some((datum) => !(field in datum)));
  const parts = [spec.layer, spec.concat].filter((part) => part !== undefined);
  return [...missing, ...parts.flatMap((part) => fieldsNotInData(part, data))];
}

function* ownFields({ encoding, transform }: JsonObject): Iterable<string> {
  for (const channel of Object.values(isObject(encoding) ? encoding : {}))
    for (const definition of Array.isArray(channel) ? channel : [channel])
      if (isObject(definition) && typeof definition.field === "string") yield definition.field;
  for (const step of Array.isArray(transform) ? (transform as JsonObject[]) : []) {
    if (typeof step.filter === "string") yield* Array.from(step.filter.matchAll(/datum\.(\w+)/gu), ([, name]) => name);
    else if (isObject(step.filter) && typeof step.filter.field === "string") yield step.filter.field;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
