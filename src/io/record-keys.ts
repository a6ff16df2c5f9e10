import { type TimeUnit, toDays } from "../study/day.js";
import { isErrorValue } from "./cell.js";
import { cellError, dateProblem } from "./cell-problems.js";
import type { CellReader } from "./cell-reader.js";
import type { Roles } from "./column-roles.js";
import { type DateFault, readDateAs } from "./dates.js";
import type { Dialect } from "./dialect.js";
import { NO_DAY, type Rows, type TransplantDate } from "./file-table.js";
import { growableCounts, growableDays, growableLines } from "./growable.js";
import type { HeaderField } from "./header.js";
import { limitLabel } from "./limits.js";
import type { Problems } from "./problems.js";
import { remembering } from "./remembering.js";
import { textCell } from "./text-cell.js";

/** No study reaches a million days; beyond, a "day" is some other number. */
const LARGEST_DAY = 1_000_000;

/** Reads who and when from each record, in every layout. */
export interface RecordKeys {
  readonly rows: Rows;
  /** True where the record is one of a patient; else the problem is noted and nothing stored. */
  read(fields: readonly string[], line: number): boolean;
  transplants(): TransplantDate[];
  /** Which limits a record holds that stands in a patient's place, or null. */
  limitsIn(fields: readonly string[]): "lower" | "upper" | null;
}

export function readRecordKeys(
  file: string,
  roles: Roles,
  time: TimeColumn | null,
  { cells, dates }: Dialect,
  problems: Problems,
): RecordKeys {
  const column = (role: "patient" | "date" | "transplantDate") => roles.of.get(role)?.field ?? null;
  const patientField = column("patient");
  const dateField = column("date");
  const transplantField = column("transplantDate");
  if (patientField === null) throw new RangeError("a file's patient column is known before its records are read");

  const patients: string[] = [];
  const byId = new Map<string, number>();
  const patientOf = remembering((raw: string) => {
    const id = textCell(raw);
    if (id === "" || isErrorValue(id)) return -1;
    const known = byId.get(id);
    if (known !== undefined) return known;
    byId.set(id, patients.length);
    return patients.push(id) - 1;
  });
  const dateOf = remembering((raw: string) => (cells.isMissing(raw) ? NO_DAY : readDateAs(dates, raw.trim())));
  const dayOf = remembering((raw: string) =>
    time === null || cells.isMissing(raw) ? NO_DAY : relativeDay(raw, time.unit, cells),
  );
  const labelOf = remembering((text: string) => limitLabel(text));
  const rows = { patients, ...emptyRows(dateField !== null, time !== null) };
  const transplants = new Map<string, TransplantDate>();

  const readDateCell = (field: HeaderField, fields: readonly string[], line: number): number => {
    const text = fields[field.position - 1] ?? "";
    const date: number | DateFault = dateOf(text);
    if (typeof date === "number") return date;
    problems.add(dateProblem({ file, line, field, text }, date, dates));
    return NO_DAY;
  };
  const readDayCell = (field: HeaderField, fields: readonly string[], line: number): number => {
    const text = fields[field.position - 1] ?? "";
    const day = dayOf(text);
    if (day !== null) return day;
    const what = cells.number(text) === null ? "is not a number" : "is more than a million days";
    const hint = "write the time relative to transplant as a number, negative before it";
    problems.add(cellError({ file, line, field, text }, "not-a-time", what, hint));
    return NO_DAY;
  };
  const readTransplant = (field: HeaderField, fields: readonly string[], patient: string, line: number) => {
    const date = readDateCell(field, fields, line);
    const key = `${date} ${patient}`;
    if (date !== NO_DAY && !transplants.has(key)) transplants.set(key, { patient, date, line, column: field.position });
  };

  return {
    rows,
    read(fields, line) {
      const text = fields[patientField.position - 1] ?? "";
      const patient = patientOf(text);
      if (patient < 0) {
        const cell = { file, line, field: patientField, text };
        problems.add(cellError(cell, "no-patient", "names no patient", "give every record its patient"));
        return false;
      }
      if (transplantField !== null) readTransplant(transplantField, fields, patients[patient], line);
      if (dateField !== null) rows.date?.push(readDateCell(dateField, fields, line));
      if (time !== null) rows.day?.push(readDayCell(time.field, fields, line));
      rows.patient.push(patient);
      rows.line.push(line);
      return true;
    },
    transplants: () => [...transplants.values()],
    limitsIn(fields) {
      const text = fields[patientField.position - 1] ?? "";
      return labelOf(text.trim() === "" ? (fields.find((field) => field.trim() !== "") ?? "") : text);
    },
  };
}

/** Arrays for who and when, still empty. */
export function emptyRows(hasDate: boolean, hasDay: boolean): Omit<Rows, "patients"> {
  return {
    patient: growableCounts(),
    date: hasDate ? growableDays() : null,
    day: hasDay ? growableDays() : null,
    line: growableLines(),
  };
}

/** The column of relative time that counts. */
export interface TimeColumn {
  readonly field: HeaderField;
  readonly unit: TimeUnit;
  readonly role: "day" | "week" | "month";
}

/** Of several columns of relative time the user's choice counts, then the finest. */
export function timeColumn(roles: Roles): TimeColumn | null {
  const units = { day: "d", week: "w", month: "m" } as const;
  const found = (["day", "week", "month"] as const).flatMap((role) => {
    const column = roles.of.get(role);
    return column === undefined ? [] : [{ field: column.field, unit: units[role], role, named: column.named }];
  });
  return found.find(({ named }) => named) ?? found[0] ?? null;
}

function relativeDay(raw: string, unit: TimeUnit, cells: CellReader): number | null {
  const amount = cells.number(raw);
  if (amount === null) return null;
  const days = toDays(amount, unit);
  return Math.abs(days) <= LARGEST_DAY ? days : null;
}
