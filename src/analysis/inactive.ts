import {
  INACTIVE_CRITERIA,
  type InactiveCriterion,
  type InactiveDisease,
  inactiveDisease,
} from "../study/inactive-disease.js";
import { type Measurement, measurementAt } from "../study/measurement.js";
import type { Study } from "../study/study.js";
import type { Variable } from "../study/variable.js";
import type { InactiveCourse, InactiveCourses } from "./result.js";

/** Two that are not met decide a visit; one score alone decides none. */
const LEAST_SCORES = 2;
/** The unit that CK's bound is in, as files write it; none is taken for it. */
const CK_UNIT = /^i?u ?\/ ?l$/iu;

/**
 * Clinically inactive disease at each visit that measured any of its criteria, and each patient's course after transplant,
 * whatever the windows; null where the study has too few of the scores to decide any visit.
 */
export function inactiveCourses(study: Study): InactiveCourses | null {
  const columns = INACTIVE_CRITERIA.flatMap(({ score }) => {
    const index = study.variables.findIndex((variable) => variable.id === score && isUsable(variable));
    return index < 0 ? [] : [{ score, column: study.columns[index] }];
  });
  if (columns.length < LEAST_SCORES) return null;
  const visits = new Map<number, InactiveDisease>();
  for (let row = 0; row < study.samples.length; row++) {
    const scores: Partial<Record<InactiveCriterion["score"], Measurement>> = {};
    let measured = 0;
    for (const { score, column } of columns) {
      scores[score] = measurementAt(column, row);
      if (scores[score].kind !== "missing") measured++;
    }
    if (measured > 0) visits.set(row, inactiveDisease(scores));
  }
  const after = study.patients.map((): Visit[] => []);
  for (const [row, disease] of visits) {
    const day = study.samples.day[row];
    if (day > 0) after[study.samples.patient[row]].push({ day, disease });
  }
  return { visits, patients: after.map((own, patient) => courseOf(patient, own)) };
}

function isUsable({ id, role, unit }: Variable): boolean {
  return role === "score" && (id !== "CK" || unit === null || CK_UNIT.test(unit));
}

interface Visit {
  readonly day: number;
  readonly disease: InactiveDisease;
}

/** Of a patient's visits after transplant. */
function courseOf(patient: number, own: readonly Visit[]): InactiveCourse {
  const first = own.findIndex(({ disease }) => disease.inactive === true);
  const until = first < 0 ? own : own.slice(0, first);
  const undecided = until.filter(({ disease }) => disease.inactive === null).length;
  return {
    patient,
    visits: own.length,
    firstDay: own[first]?.day ?? null,
    undecided,
    outcome: first >= 0 ? "met" : own.length === 0 ? "no visit" : undecided > 0 ? "undecidable" : "never",
    last: own.at(-1) ?? null,
  };
}
