import { byCodePoint } from "./code-point.js";
import type { Diagnostic } from "./diagnostic.js";
import { escapedPattern } from "./escaped-pattern.js";
import { makeStudy, type Study } from "./study.js";

/** For each patient id, what stands for it. */
export type Pseudonyms = ReadonlyMap<string, string>;

/** P1, P2, … in code-point order of the ids, with as many digits as the last one needs, so that they sort like the ids. */
export function pseudonymsOf(ids: Iterable<string>): Pseudonyms {
  const ordered = [...new Set(ids)].sort(byCodePoint);
  const digits = String(ordered.length).length;
  return new Map(ordered.map((id, i) => [id, `P${String(i + 1).padStart(digits, "0")}`]));
}

/** The same study without the patients' ids. */
export function underPseudonyms(study: Study, pseudonyms: Pseudonyms): Study {
  const named = (id: string) => pseudonyms.get(id) ?? "P?";
  return makeStudy({
    ...study,
    patients: study.patients.map(named),
    unplaced: study.unplaced.map((record) => ({ ...record, patient: named(record.patient) })),
  });
}

/** The same diagnostic without the patients' ids, which its message and hint hold in quotes. */
export function diagnosticUnderPseudonyms(diagnostic: Diagnostic, pseudonyms: Pseudonyms): Diagnostic {
  const { patients = [], message, hint, ...rest } = diagnostic;
  const quoted = new Map(patients.map((id) => [`"${id}"`, `"${pseudonyms.get(id) ?? "P?"}"`]));
  // In one go: an id may read like another's pseudonym.
  const any = new RegExp([...quoted.keys()].map(escapedPattern).join("|") || "(?!)", "gu");
  const hidden = (text: string) => text.replaceAll(any, (found) => quoted.get(found) ?? found);
  return { ...rest, message: hidden(message), ...(hint === undefined ? {} : { hint: hidden(hint) }) };
}
