import type { Scale, Variable } from "../study/variable.js";
import type { Plan } from "./plan.js";

/** The scale a variable is analysed on: its own, unless the plan names one; scores stay linear, log2 values are not logged again. */
export function scaleOf(variable: Variable, plan: Plan): Scale {
  return plan.scale === "auto" || variable.role === "score" || variable.scale === "already-log2"
    ? variable.scale
    : plan.scale;
}
