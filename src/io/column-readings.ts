import { type Roles, WORDS } from "./column-roles.js";
import type { Header, HeaderField } from "./header.js";
import type { LongColumns } from "./layout.js";
import type { ColumnReading, NamedRole } from "./read-result.js";
import type { TimeColumn } from "./record-keys.js";

/** Why a column that nothing took is ignored; a wide file's are all decided on. */
const REST = {
  long: "a long file's measurements are in one column",
  wide: "no measurement",
  patients: "a patients table has no measurements",
  samples: "a sample sheet gives scores, no other measurement",
} as const;

/** What every column of a file was taken for, in the file's order. */
export function columnReadings(
  header: Header,
  layout: Pick<LongColumns, "layout" | "value"> | { readonly layout: "wide" | "patients" | "samples" },
  roles: Roles,
  time: TimeColumn | null,
  ignored: ReadonlyMap<HeaderField, string>,
  decided: readonly ColumnReading[],
): ColumnReading[] {
  const readings = new Map(decided.map((reading) => [reading.position, reading]));
  const add = ({ text, position }: HeaderField, role: ColumnReading["role"], reason: string) => {
    if (!readings.has(position)) readings.set(position, { name: text, position, role, reason });
  };
  for (const [field, reason] of ignored) add(field, "ignored", reason);
  if (layout.layout === "long") add(layout.value.field, "value", layout.value.reason);
  for (const [role, { field, reason }] of roles.of) {
    const surplus = surplusTime(role, time);
    add(field, surplus === null ? role : "ignored", surplus ?? reason);
  }
  const rest = REST[layout.layout];
  for (const field of header.fields) add(field, "ignored", rest);
  return [...readings.values()].sort((a, b) => a.position - b.position);
}

/** Why a second column of relative time is not used, or null. */
function surplusTime(role: NamedRole, time: TimeColumn | null): string | null {
  if (time === null || role === time.role || !["day", "week", "month"].includes(role)) return null;
  return `"${time.field.text}" is the ${WORDS[time.role]}`;
}
