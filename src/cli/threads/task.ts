import type { Plan } from "../../analysis/plan.js";
import type { Parts } from "../../analysis/variable-rows.js";
import type { Study } from "../../study/study.js";

/** What a worker starts with: it aligns the study itself. */
export interface Task {
  readonly study: Study;
  readonly plan: Plan;
  readonly parts: Parts;
}

/** Variables `from` … `to` − 1; a worker answers each with their rows. */
export interface Share {
  readonly from: number;
  readonly to: number;
}
