import type { ReadOptions, ReadResult } from "../io/read-result.js";
import type { Diagnostic } from "../study/diagnostic.js";
import { diagnosticUnderPseudonyms, pseudonymsOf, underPseudonyms } from "../study/pseudonyms.js";
import { foldName } from "../study/score-catalogue.js";
import { patientIdsOf } from "../study/study.js";

/** A reading, of one value of the column that `--by` names or of everything. */
export interface GroupReading {
  readonly group: string | null;
  readonly result: ReadResult;
}

/** The same readings with pseudonyms for patient ids: in studies, in what is said of them, and in a group named by an id. */
export function withoutIds(
  readings: readonly GroupReading[],
  by: string | null,
  where: ReadOptions["where"],
): GroupReading[] {
  const names = pseudonymsOf(
    readings.flatMap(({ result: { study, diagnostics } }) => [
      ...(study === null ? [] : patientIdsOf(study)),
      ...diagnostics.flatMap(({ patients }) => patients ?? []),
    ]),
  );
  return readings.map(({ group, result: { study, diagnostics, ...rest } }) => {
    const isPatient = (column: string) =>
      rest.files.some(({ columns }) =>
        columns.some(({ name, role }) => role === "patient" && foldName(name) === foldName(column)),
      );
    const named = group === null || by === null || !isPatient(by) ? group : (names.get(group) ?? group);
    const said = where.filter(({ column }) => isPatient(column)).map(({ column }) => keptInSettings(column));
    return {
      group: named,
      result: {
        ...rest,
        study: study && underPseudonyms(study, names),
        diagnostics: [...diagnostics.map((diagnostic) => diagnosticUnderPseudonyms(diagnostic, names)), ...said],
      },
    };
  });
}

/** Settings are kept as they were given, or `check` could not compute again with them. */
function keptInSettings(column: string): Diagnostic {
  return {
    code: "ids-in-settings",
    severity: "warning",
    message: `--where ${column} names patients by their ids, and manifest.json keeps settings as they were given`,
    hint: "leave manifest.json behind where the ids must not go, or choose patients by another column",
  };
}
