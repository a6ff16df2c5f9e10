import type { Json, JsonObject } from "../json.js";

/** A specification whose values are lines of cells under one line of fields, so that no name is written twice. */
export function packed(spec: JsonObject): JsonObject {
  const values = valuesOf(spec);
  const fields = Object.keys(values[0] ?? {});
  const alike = (row: JsonObject) => {
    const own = Object.keys(row);
    return own.length === fields.length && own.every((key, i) => key === fields[i]);
  };
  if (values.length === 0 || !values.every(alike)) return spec;
  return { ...spec, data: { fields, rows: values.map((row) => Object.values(row)) } };
}

/** The specification as it was. */
export function unpacked(spec: JsonObject): JsonObject {
  const { fields, rows } = (spec.data ?? {}) as { readonly fields?: readonly string[]; readonly rows?: Json[][] };
  if (fields === undefined || rows === undefined) return spec;
  const values = rows.map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i]])));
  return { ...spec, data: { values } };
}

function valuesOf({ data }: JsonObject): readonly JsonObject[] {
  const { values, ...more } = (data ?? {}) as { readonly values?: Json };
  const isPlain = Array.isArray(values) && Object.keys(more).length === 0;
  return isPlain && values.every(isRow) ? (values as JsonObject[]) : [];
}

function isRow(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
