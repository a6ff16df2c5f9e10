import { isoDate } from "./dates.js";
import type { FileTable, TransplantDate } from "./file-table.js";
import type { Problems } from "./problems.js";

/** Each patient's transplant, as a civil day, from whichever file gives it; two different dates are an error. */
export function transplantDays(tables: readonly FileTable[], problems: Problems): Map<string, number> {
  const first = new Map<string, { readonly given: TransplantDate; readonly file: string }>();
  for (const { transplants, reading } of tables) {
    for (const given of transplants) {
      const earlier = first.get(given.patient);
      if (earlier === undefined) first.set(given.patient, { given, file: reading.name });
      else if (earlier.given.date !== given.date)
        problems.add({
          code: "two-transplant-dates",
          severity: "error",
          message:
            `patient "${given.patient}" has two transplant dates: ${isoDate(given.date)} here, ` +
            `${isoDate(earlier.given.date)} in ${earlier.file}:${earlier.given.line}`,
          patients: [given.patient],
          place: { file: reading.name, line: given.line, column: given.column },
          hint: "days are counted from one transplant: choose it",
        });
    }
  }
  return new Map([...first].map(([patient, { given }]) => [patient, given.date]));
}
