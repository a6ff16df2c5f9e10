import { safeParse } from "valibot";
import { DEFAULT_PLAN, type Plan } from "../../analysis/plan.js";
import { planProblem } from "../../analysis/plan-problem.js";
import { DEFAULT_READ_OPTIONS } from "../../io/default-read-options.js";
import { NAMED_ROLES, type ReadOptions } from "../../io/read-result.js";
import { nearestName } from "../../study/nearest-name.js";
import { orderedWindows } from "../../study/window.js";
import { ExitCode, type Fault, Stop } from "../exit-code.js";
import type { Setting } from "./setting.js";
import { kebab } from "./setting-of.js";
import { SETTINGS } from "./settings.js";

/** What the user set, keyed as in `SETTINGS`, in values; what was not set is absent. */
export type Given = Readonly<Record<string, unknown>>;

/** Checks what commander read (texts, lists of texts) against the settings. */
export function givenByFlags(options: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(
    SETTINGS.filter(({ key }) => options[key] !== undefined).map((setting) => [
      setting.key,
      settingValue(setting, options[setting.key]),
    ]),
  );
}

function settingValue(setting: Setting, given: unknown): unknown {
  return Array.isArray(given) ? given.map((text) => one(setting, text)) : one(setting, given);
}

function one(setting: Setting, given: unknown): unknown {
  const found = checked(setting, given);
  if ("value" in found) return found.value;
  throw new Stop(ExitCode.usage, `--${kebab(setting.key)}: ${found.message}`, found.hint);
}

/** A setting's value from one text (a switch: its truth), or what is wrong with it. */
export function checked(setting: Setting, given: unknown): { readonly value: unknown } | Fault {
  const result = safeParse(setting.schema, given);
  if (result.success) return { value: result.output };
  const near = nearestName(String(given), setting.choices ?? []);
  const [{ message }] = result.issues;
  return near === null ? { message } : { message, hint: `did you mean ${near}?` };
}

/** What was set under some keys; the settings' schemas hold for its type. */
function among<Options>(keys: readonly string[], given: Given): Partial<Options> {
  const own = keys.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]);
  return Object.fromEntries(own) as Partial<Options>;
}

/** What is read. */
export function readOptionsOf(given: Given): ReadOptions {
  const { analyte: analytes = [], score: scores = [] } = given as { analyte?: string[]; score?: string[] };
  return {
    ...DEFAULT_READ_OPTIONS,
    ...among<ReadOptions>(Object.keys(DEFAULT_READ_OPTIONS), given),
    roles: among(NAMED_ROLES, given),
    analytes,
    scores,
  };
}

/** What is computed. */
export function planOf(given: Given): Plan {
  const plan = { ...DEFAULT_PLAN, ...among<Plan>(Object.keys(DEFAULT_PLAN), given) };
  const problem = planProblem(plan);
  if (problem !== null) throw new Stop(ExitCode.usage, problem);
  return given.window === undefined ? plan : { ...plan, windows: windowsOf(given.window as Plan["windows"]) };
}

function windowsOf(windows: Plan["windows"]): Plan["windows"] {
  if (windows.length < 2)
    throw new Stop(
      ExitCode.usage,
      "--window: one window cannot be compared",
      "any --window replaces both defaults: give at least two",
    );
  try {
    return orderedWindows(windows);
  } catch (error) {
    if (error instanceof RangeError) throw new Stop(ExitCode.usage, `--window: ${error.message}`);
    throw error;
  }
}
