import { completePlan } from "../analysis/complete-plan.js";
import type { Plan } from "../analysis/plan.js";
import type { AnalysisResult } from "../analysis/result.js";
import { analyze as analyzeByPlan } from "../analysis/run.js";
import type { Parts } from "../analysis/variable-rows.js";
import type { Study } from "../study/study.js";

/**
 * Aligns each sample to its patient's transplant, compares every variable before and after, and correlates analytes with
 * scores. Pure: the same study and plan give the same numbers.
 *
 * @param plan what differs from `DEFAULT_PLAN`, as `{ summary: "mean", excludeDays: [-10, 90] }`. Windows are in days
 *   from transplant, both ends inclusive, open ends being ±Infinity; giving any replaces both defaults.
 * @param parts what to leave out, as `{ correlate: false }`.
 * @returns variables, windows and patients by their index into `result.study` and `result.plan`; `table` has their names.
 *   Where nobody has values in both windows, a comparison has no pairs and its p is null: that is no error.
 * @throws RangeError for a plan that cannot be, saying what was required and what was found.
 */
export function analyze(
  study: Study,
  plan: Partial<Plan> = {},
  { compare = true, correlate = true, patients = true }: Partial<Parts> = {},
): AnalysisResult {
  return analyzeByPlan(study, completePlan(plan), { compare, correlate, patients });
}
