import { basename } from "node:path";
import { DEFAULT_PLAN, type Plan } from "../../analysis/plan.js";
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
  const windows = (plan as { windows?: unknown } | undefined)?.windows;
  if (typeof read !== "object" || !Array.isArray(windows))
    throw new Stop(
      ExitCode.input,
      `${path} holds no settings of this tool`,
      "write the folder anew with analyze --out",
    );
  return {
    read: read as ReadOptions,
    plan: {
      // A manifest of an older version lacks what could not be chosen then.
      ...DEFAULT_PLAN,
      ...(plan as Plan),
      windows: windows.map(({ name, from, to }) => ({ name, from: Number(from), to: Number(to) })),
    },
    by: typeof by === "string" ? by : null,
    pseudonyms: pseudonyms === true,
    pictures: picturesOf((pictures ?? {}) as object),
    beside: sideFiles((key) => (beside as RunSettings["beside"] | undefined)?.[key]),
  };
}
