import type { AnalysisResult } from "../analysis/result.js";
import { INACTIVE_CRITERIA } from "../study/inactive-disease.js";
import type { Json } from "./json.js";

/** The courses towards clinically inactive disease, as `result.json` holds them; null without any of its scores. */
export function inactiveJson({ study, inactive }: AnalysisResult): Json {
  if (inactive === null) return null;
  return {
    criteria: INACTIVE_CRITERIA.map(({ score, bound, side }) => ({ score, bound, side })),
    patients: inactive.patients.map(({ patient, visits, firstDay, undecided, outcome, last }) => ({
      patient: study.patients[patient],
      visits,
      firstDay,
      undecided,
      outcome,
      last: last === null ? null : { day: last.day, ...last.disease },
    })),
  };
}
