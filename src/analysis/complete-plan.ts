import { chosenOf, requireKnown } from "../study/known-name.js";
import { orderedWindows } from "../study/window.js";
import { ALTERNATIVES, CENSORINGS, DEFAULT_PLAN, PLAN_SCALES, type Plan, SUMMARIES, ZERO_RULES } from "./plan.js";
import { planProblem } from "./plan-problem.js";
import { idsOf } from "./registry.js";

/** The plan that these choices make, the rest being the defaults. @throws RangeError that says what was required, and what was found. */
export function completePlan(choices: Partial<Plan>): Plan {
  const plan = { ...DEFAULT_PLAN, ...chosenOf("plan", choices, DEFAULT_PLAN) };
  const { windows, excludeDays, confidence, scoreTolerance, seed } = plan;
  requireKnown("summary", plan.summary, SUMMARIES);
  requireKnown("scale", plan.scale, PLAN_SCALES);
  requireKnown("censoring", plan.censoring, CENSORINGS);
  requireKnown("test", plan.test, idsOf("test"));
  requireKnown("zeros", plan.zeros, ZERO_RULES);
  requireKnown("alternative", plan.alternative, ALTERNATIVES);
  requireKnown("correlation", plan.correlation, idsOf("correlation"));
  requireKnown("adjust", plan.adjust, idsOf("adjust"));
  require(confidence > 0 && confidence < 1, `confidence: ${confidence} is not a level between 0 and 1`);
  require(isCount(scoreTolerance), `scoreTolerance: ${scoreTolerance} is not a whole number of days from 0`);
  require(isCount(seed), `seed: ${seed} is not a whole number from 0`);
  const days = excludeDays === null || (excludeDays.every(Number.isFinite) && excludeDays[0] <= excludeDays[1]);
  require(days, `excludeDays: ${JSON.stringify(excludeDays)} is not [from, to] in days`);
  require(windows.length >= 2, `windows: at least two are required; found ${windows.length}`);
  const problem = planProblem(plan);
  // It names the flags.
  require(problem === null, problem?.replaceAll("--", "") ?? "");
  return { ...plan, windows: orderedWindows(windows) };
}

function isCount(x: number): boolean {
  return Number.isSafeInteger(x) && x >= 0;
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
