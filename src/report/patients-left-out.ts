import type { Study } from "../study/study.js";

/** Patients of whom no record could be placed, and why. */
export interface PatientsLeftOut {
  readonly reason: string;
  readonly patients: readonly string[];
}

/** Whoever is in the files and not among the patients analysed, by the reason that their first record was left out for. */
export function patientsLeftOut({ patients, unplaced }: Pick<Study, "patients" | "unplaced">): PatientsLeftOut[] {
  const told = new Set(patients);
  const byReason = new Map<string, string[]>();
  for (const { patient, reason } of unplaced) {
    if (told.has(patient)) continue;
    told.add(patient);
    byReason.set(reason, [...(byReason.get(reason) ?? []), patient]);
  }
  return [...byReason].map(([reason, own]) => ({ reason, patients: own }));
}
