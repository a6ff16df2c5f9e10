import type { Scale, Variable } from "../study/variable.js";
import type { Plan } from "./plan.js";

/** The scale a variable is analysed on: its own, unless the plan names one; scores stay linear. */
export function scaleOf(variable: Variable, plan: Plan): Scale {
  return plan.scale === "auto" || variable.role === "score" ? variable.scale : plan.scale;
}
