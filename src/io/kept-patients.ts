import type { FileTable } from "./file-table.js";
import type { Conditions } from "./where.js";

/**
 * Which of a file's patients are kept. A `where` condition filters records in the files that have its column; a file
 * without it keeps the patients who kept a record there. So `--where sex=F` on a patients table, or `--where group=case`
 * on the panel, holds for the scores as well.
 */
export function keptPatients(tables: readonly FileTable[], conditions: Conditions): (table: FileTable) => boolean[] {
  // A file lists a patient at the first record its own filter kept, so everyone listed has kept one.
  const keptBy = conditions.seen.map((_, condition) => {
    const answering = tables.filter((table) => table.conditions.has(condition));
    return {
      condition,
      patients: new Set(answering.flatMap(({ rows }) => rows.patients)),
      asked: answering.length > 0,
    };
  });
  return ({ rows, conditions: own }) => {
    const elsewhere = keptBy.filter(({ condition, asked }) => asked && !own.has(condition));
    return rows.patients.map((patient) => elsewhere.every(({ patients }) => patients.has(patient)));
  };
}
