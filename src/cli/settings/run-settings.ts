import { basename } from "node:path";
import { completePlan } from "../../analysis/complete-plan.js";
import type { Plan } from "../../analysis/plan.js";
import { completeReadOptions } from "../../io/complete-read-options.js";
import type { ReadOptions } from "../../io/read-result.js";
import { planJson } from "../../report/result-json.js";
import { ExitCode, Stop } from "../exit-code.js";
import { type Given, planOf, readOptionsOf } from "./from-flags.js";
import { type Pictures, picturesOf } from "./pictures.js";

/** Everything a user set that can change what is written: what a manifest holds, and what `check` computes again with. */
export interface RunSettings {
  readonly read: ReadOptions;
  readonly plan: Plan;
  /** The column whose values are analysed one by one; null for one analysis of all. */
  readonly by: string | null;
  readonly pseudonyms: boolean;
  readonly pictures: Pictures;
  /** Files that say something about the data without being data, as the user named them. */
  readonly beside: Readonly<Partial<Record<SideFile, string>>>;
}

export function runSettingsOf(given: Given): RunSettings {
  return {
    read: readOptionsOf(given),
    plan: planOf(given),
    by: given.by === undefined ? null : String(given.by),
    pseudonyms: given.pseudonyms === true,
    pictures: picturesOf(given),
    beside: sideFiles((key) => given[key]),
  };
}

/** As a manifest holds them. */
export function settingsJson({ plan, beside, ...settings }: RunSettings): object {
  const names = Object.entries(beside).map(([key, path]) => [key, basename(path)]);
  return { ...settings, plan: planJson(plan), beside: Object.fromEntries(names) };
}

const SIDE_FILES = ["lod", "sampleSheet"] as const;
type SideFile = (typeof SIDE_FILES)[number];

function sideFiles(path: (key: SideFile) => unknown): RunSettings["beside"] {
  return Object.fromEntries(SIDE_FILES.filter((key) => typeof path(key) === "string").map((key) => [key, path(key)]));
}

/** Back from a manifest, which is a file that anybody can edit. */
export function settingsFromJson(json: unknown, path: string): RunSettings {
  const { read, plan, by, pseudonyms, pictures, beside } = (json ?? {}) as { [Key in keyof RunSettings]?: unknown };
  return {
    ...computedWith(read, plan, path),
    by: typeof by === "string" ? by : null,
    pseudonyms: pseudonyms === true,
    pictures: picturesOf((pictures ?? {}) as object),
    beside: sideFiles((key) => (beside as RunSettings["beside"] | undefined)?.[key]),
  };
}

/** What is read and computed; what a manifest of an older version lacks could not be chosen then. */
function computedWith(read: unknown, plan: unknown, path: string): Pick<RunSettings, "read" | "plan"> {
  try {
    const { windows, ...chosen } = plan as Plan;
    const days = windows.map(({ name, from, to }) => ({ name, from: Number(from), to: Number(to) }));
    return { read: completeReadOptions(read as ReadOptions), plan: completePlan({ ...chosen, windows: days }) };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    const why = error instanceof RangeError ? `: ${error.message}` : "";
    throw new Stop(
      ExitCode.input,
      `${path} holds no settings of this tool${why}`,
      "write the folder anew with analyze --out",
    );
  }
}
