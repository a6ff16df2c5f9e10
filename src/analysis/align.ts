import { Mark } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import type { Variable } from "../study/variable.js";
import { windowOf } from "../study/window.js";
import { isUsable } from "./censoring.js";
import type { Plan } from "./plan.js";
import { scaleOf } from "./scale.js";

/** Why a sample is in no window. */
export const OUTSIDE = -1;
export const EXCLUDED_DAYS = -2;

/** Conditioning, aplasia and the first weeks, in which most proteins move whatever the disease does. */
export const FIRST_WEEKS = [-10, 90] as const;

/** Where each sample goes: the index of its window, or why it is in none. */
export function windowOfSamples(study: Study, plan: Plan): Int8Array {
  return Int8Array.from(study.samples.day, (day) => {
    const [from, to] = plan.excludeDays ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    return from <= day && day <= to ? EXCLUDED_DAYS : windowOf(plan.windows, day);
  });
}

/** Sample rows by patient and window, in order of day. */
export function rowsByPatientAndWindow(study: Study, window: Int8Array, windows: number): number[][][] {
  const rows = study.patients.map(() => Array.from({ length: windows }, (): number[] => []));
  for (let row = 0; row < window.length; row++)
    if (window[row] >= 0) rows[study.samples.patient[row]][window[row]].push(row);
  return rows;
}

/** Marks the patient-days on which at least one variable of the role has a usable value; with analytes, the blood samples. */
export function samplesWith(study: Study, role: Variable["role"], plan: Plan): Uint8Array {
  return rowsWith(study, role, (variable, value, mark) => isUsable(value, mark, scaleOf(variable, plan)));
}

/** Marks the patient-days on which at least one cell of the role says something, were it only that the value is missing. */
export function samplesGiven(study: Study, role: Variable["role"]): Uint8Array {
  return rowsWith(study, role, (_, __, mark) => (mark & (Mark.kind | Mark.word)) !== 0);
}

function rowsWith(
  study: Study,
  role: Variable["role"],
  holds: (variable: Variable, value: number, mark: number) => boolean,
): Uint8Array {
  const present = new Uint8Array(study.samples.length);
  let absent = present.length;
  for (const [index, variable] of study.variables.entries()) {
    if (variable.role !== role) continue;
    // In most studies the first variable has been measured almost everywhere.
    if (absent === 0) break;
    const { values, marks } = study.columns[index];
    for (let row = 0; row < marks.length; row++) {
      if (present[row] !== 0 || !holds(variable, values[row], marks[row])) continue;
      present[row] = 1;
      absent--;
    }
  }
  return present;
}
