import type { Unplaced } from "../study/study.js";
import { type FileTable, NO_DAY } from "./file-table.js";
import type { Problems } from "./problems.js";

/** Why a dated record of a patient without a transplant date is unplaced. */
export const NO_TRANSPLANT = "no transplant date";

const WARNING_OF = {
  [NO_TRANSPLANT]: "patient-without-transplant",
  "no sample date": "record-without-date",
  "no day": "record-without-day",
} as const;

type Reason = keyof typeof WARNING_OF;

/** One file's records on the axis of days relative to transplant. */
export interface Placed {
  readonly table: FileTable;
  /** Global line of the file's line 0. */
  readonly firstLine: number;
  /** Day of each record; `NO_DAY` where it is not kept or cannot be placed. */
  readonly days: Int32Array;
  readonly kept: number;
  readonly unplaced: readonly Unplaced[];
}

/**
 * Day = sample date − transplant date, where the patient has both; else the day the file gives. A record with neither is
 * unplaced: one entry a patient and date, one warning a patient and reason.
 */
export function placeRecords(
  table: FileTable,
  firstLine: number,
  keptPatient: readonly boolean[],
  transplants: ReadonlyMap<string, number>,
  problems: Problems,
): Placed {
  const { patients, patient, date, day, line } = table.rows;
  const days = new Int32Array(patient.length).fill(NO_DAY);
  const transplantOf = patients.map((id) => transplants.get(id));
  const unplaced = new Map<string, Unplaced>();
  const left = new Map<
    string,
    { readonly patient: string; readonly reason: Reason; readonly line: number; count: number }
  >();
  const disagreement = dayDisagreements(table, problems);
  let kept = 0;

  const leaveOut = (id: string, reason: Reason, when: number, row: number) => {
    const key = `${when} ${id}`;
    if (!unplaced.has(key)) unplaced.set(key, { patient: id, line: firstLine + line.at(row), reason });
    const entry = left.get(`${reason} ${id}`);
    if (entry === undefined) left.set(`${reason} ${id}`, { patient: id, reason, line: line.at(row), count: 1 });
    else entry.count++;
  };

  for (let row = 0; row < days.length; row++) {
    const who = patient.at(row);
    if (!keptPatient[who]) continue;
    kept++;
    if (table.cells === null) continue;
    const civil = date?.at(row) ?? NO_DAY;
    const given = day?.at(row) ?? NO_DAY;
    const transplant = transplantOf[who];
    if (civil !== NO_DAY && transplant !== undefined) {
      days[row] = civil - transplant;
      if (given !== NO_DAY && given !== days[row]) disagreement.note(row, given, days[row]);
    } else if (given !== NO_DAY) days[row] = given;
    else if (civil === NO_DAY) leaveOut(patients[who], date === null ? "no day" : "no sample date", NO_DAY, row);
    else leaveOut(patients[who], NO_TRANSPLANT, civil, row);
  }
  disagreement.finish();
  // After an error a record may lack its day only because its date could not be read: that has been said.
  const silent = problems.found.error > 0;
  for (const { patient, reason, line, count } of left.values()) {
    if (silent || (reason === NO_TRANSPLANT && transplants.size === 0)) continue;
    problems.add({
      code: WARNING_OF[reason],
      severity: "warning",
      message: `patient "${patient}": ${reason}; ${count === 1 ? "1 record is" : `${count} records are`} left out`,
      patients: [patient],
      place: { file: table.reading.name, line },
    });
  }
  return { table, firstLine, days, kept, unplaced: [...unplaced.values()] };
}

/** A file that gives both dates and days may contradict itself; weeks and months are too coarse to tell. */
function dayDisagreements(table: FileTable, problems: Problems) {
  const column = table.reading.columns.find(({ role }) => role === "day");
  let count = 0;
  let first: { readonly line: number; readonly given: number; readonly counted: number } | null = null;
  return {
    note(row: number, given: number, counted: number) {
      if (column === undefined) return;
      count++;
      first ??= { line: table.rows.line.at(row), given, counted };
    },
    finish() {
      if (first === null || column === undefined) return;
      problems.add({
        code: "days-disagree",
        severity: "warning",
        message:
          `column "${column.name}" says day ${first.given}, the dates say day ${first.counted}; the dates count` +
          (count > 1 ? ` (${count} records disagree)` : ""),
        place: { file: table.reading.name, line: first.line, column: column.position },
        hint: `--ignore "${column.name}", or correct it`,
      });
    },
  };
}
