import type { CodeOf } from "../study/diagnostics/catalogue.js";
import { notAMeasurement } from "./column-names.js";
import { OPTION_OF, type RoleFound, type Roles } from "./column-roles.js";
import type { Dialect } from "./dialect.js";
import type { Header, HeaderField } from "./header.js";
import type { ReadOptions } from "./read-result.js";
import { asUnit } from "./unit.js";

export interface LongColumns {
  readonly layout: "long";
  readonly analyteName: HeaderField;
  readonly value: RoleFound;
}

/** What kind of table a file is, or why that cannot be told. */
export type Layout =
  | LongColumns
  | { readonly layout: "wide" | "patients" }
  | { readonly layout: "unclear"; readonly code: CodeOf<"error">; readonly message: string; readonly hint: string };

/**
 * Long where a column names analytes and another holds their values; else wide where a column says when; else a patients
 * table where one holds transplant dates. `records` are the file's first, for a value column known only by its numbers.
 */
export function recogniseLayout(
  header: Header,
  roles: Roles,
  options: ReadOptions,
  records: readonly string[][],
  dialect: Dialect,
  placedBySheet: boolean,
): Layout {
  if (!placedBySheet && !roles.of.has("patient"))
    return unclear("no-patient-column", "no column names the patient", `name it with --patient; ${columnList(header)}`);
  const hasTime = placedBySheet || (["date", "day", "week", "month"] as const).some((role) => roles.of.has(role));
  if (!hasTime && roles.of.has("transplantDate")) return { layout: "patients" };
  if (!hasTime)
    return unclear(
      "no-time-column",
      "no column says when a sample was taken",
      `name it with --date, --day, --week or --month; ${columnList(header)}`,
    );
  const analyte = roles.of.get("analyteName");
  const forced = options.layout === "long" || analyte?.named === true || roles.of.get("value")?.named === true;
  if (options.layout === "wide" || (analyte === undefined && !forced)) return { layout: "wide" };
  if (analyte === undefined)
    return unclear(
      "no-analyte-name-column",
      "no column names the analytes of a long file",
      `name it with --analyte-name; ${columnList(header)}`,
    );
  return withValue(analyte.field, roles, records, dialect);
}

function withValue(analyteName: HeaderField, roles: Roles, records: readonly string[][], { cells }: Dialect): Layout {
  const byName = roles.of.get("value");
  if (byName !== undefined) return { layout: "long", analyteName, value: byName };
  const byUnit = roles.open.filter(({ text }) => asUnit(text) !== null);
  if (byUnit.length === 1) return long(analyteName, byUnit[0], "named by a unit alone");
  const numeric = roles.open.filter(
    (field) => notAMeasurement(field.text) === null && isNumeric(field, records, cells),
  );
  const candidates = byUnit.length > 1 ? byUnit : numeric;
  if (candidates.length === 1) return long(analyteName, candidates[0], "the only column of numbers left");
  const wide = `or read the file with --layout wide`;
  if (candidates.length > 1)
    return unclear(
      "several-value-columns",
      `"${analyteName.text}" names analytes, but their values may be in ${candidates.map(({ text }) => `"${text}"`).join(" or ")}`,
      `name the right one with ${OPTION_OF.value}, ${wide}`,
    );
  return unclear(
    "no-value-column",
    `"${analyteName.text}" names analytes, but no column holds their values`,
    `name it with ${OPTION_OF.value}, ${wide}`,
  );
}

function long(analyteName: HeaderField, field: HeaderField, reason: string): LongColumns {
  return { layout: "long", analyteName, value: { field, reason, named: false } };
}

/** Whether most of a column's first cells that hold anything are measurements. */
function isNumeric({ position }: HeaderField, records: readonly string[][], reader: Dialect["cells"]): boolean {
  const out = { value: 0, mark: 0 };
  const cells = records.map((record) => record[position - 1] ?? "").filter((cell) => !reader.isMissing(cell));
  return 2 * cells.filter((cell) => reader.cell(cell, out) !== "text").length > cells.length;
}

function unclear(code: CodeOf<"error">, message: string, hint: string): Layout {
  return { layout: "unclear", code, message, hint };
}

/** The columns of a file, for a hint. */
function columnList({ fields }: Header): string {
  const names = fields.filter(({ text }) => text !== "").map(({ text }) => `"${text}"`);
  const shown = names.slice(0, 12).join(", ");
  return `the columns are ${shown}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}
