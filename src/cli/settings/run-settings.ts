import { basename } from "node:path";
import type { Plan } from "../../analysis/plan.js";
import type { ReadOptions } from "../../io/read-result.js";
import { planJson } from "../../report/result-json.js";
import { ExitCode, Stop } from "../exit-code.js";
import { type Given, planOf, readOptionsOf } from "./from-flags.js";

/** Everything a user set that can change a result: what a manifest holds, and what `check` computes again with. */
export interface RunSettings {
  readonly read: ReadOptions;
  readonly plan: Plan;
  /** The column whose values are analysed one by one; null for one analysis of all. */
  readonly by: string | null;
  readonly pseudonyms: boolean;
  /** The file of limits, as the user named it; null without one. */
  readonly lod: string | null;
}

export function runSettingsOf(given: Given): RunSettings {
  return {
    read: readOptionsOf(given),
    plan: planOf(given),
    by: given.by === undefined ? null : String(given.by),
    pseudonyms: given.pseudonyms === true,
    lod: given.lod === undefined ? null : String(given.lod),
  };
}

/** As a manifest holds them. */
export function settingsJson({ plan, lod, ...settings }: RunSettings): object {
  return { ...settings, plan: planJson(plan), lod: lod === null ? null : basename(lod) };
}

/** Back from a manifest, which is a file that anybody can edit. */
export function settingsFromJson(json: unknown, path: string): RunSettings {
  const { read, plan, by, pseudonyms, lod } = (json ?? {}) as { [Key in keyof RunSettings]?: unknown };
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
      ...(plan as Plan),
      windows: windows.map(({ name, from, to }) => ({ name, from: Number(from), to: Number(to) })),
    },
    by: typeof by === "string" ? by : null,
    pseudonyms: pseudonyms === true,
    lod: typeof lod === "string" ? lod : null,
  };
}
