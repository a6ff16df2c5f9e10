import { patientIdsOf, placeOfLine, type Study } from "../study/study.js";
import type { FileTable } from "./file-table.js";
import type { Problems } from "./problems.js";

/** Twenty years. */
const FAR = 7305;
const SHOWN = 5;

/** Says what a person should look at in a study that could be read: unlikely days, ids that differ by case, patients without samples. */
export function checkSamples(study: Study, tables: readonly FileTable[], problems: Problems): void {
  const { files, samples, patients } = study;
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples.day[i]) <= FAR) continue;
    problems.add({
      code: "far-from-transplant",
      severity: "warning",
      message: `patient "${patients[samples.patient[i]]}": day ${samples.day[i]} is more than 20 years from transplant`,
      patients: [patients[samples.patient[i]]],
      place: placeOfLine(files, samples.line[i]),
      hint: "check both dates; the sample is used as it stands",
    });
  }
  const byFolded = new Map<string, string>();
  for (const id of patients) {
    const folded = id.toLowerCase().replace(/\s+/gu, "");
    const other = byFolded.get(folded);
    if (other === undefined) byFolded.set(folded, id);
    else
      problems.add({
        code: "similar-patients",
        severity: "warning",
        message: `"${other}" and "${id}" are read as two patients`,
        patients: [other, id],
        hint: "if they are one, write the id the same way everywhere",
      });
  }
  noteUnsampled(study, tables, problems);
}

function noteUnsampled(study: Study, tables: readonly FileTable[], problems: Problems): void {
  const known = new Set(patientIdsOf(study));
  for (const { cells, rows, reading } of tables) {
    if (cells !== null) continue;
    const without = rows.patients.filter((id) => !known.has(id));
    if (without.length === 0) continue;
    const shown = without.slice(0, SHOWN).map((id) => `"${id}"`);
    const more = without.length > shown.length ? ` and ${without.length - shown.length} more` : "";
    problems.add({
      code: "patients-without-samples",
      severity: "note",
      message: `no sample of ${shown.join(", ")}${more}`,
      patients: without.slice(0, SHOWN),
      place: { file: reading.name },
    });
  }
}
