import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Call } from "../command.js";
import { showRemark } from "../output/diagnostics.js";
import { type Given, givenByFlags } from "./from-flags.js";
import { type RunSettings, runSettingsOf } from "./run-settings.js";

/** The settings file that is looked for beside the first data file. */
export const SETTINGS_FILE = "jdm-cytokines.toml";

/** What a call's flags and its settings file come to. */
export interface CallSettings {
  readonly settings: RunSettings;
  /** The settings file that was read. */
  readonly file: string | null;
}

/** Flags, else the settings file, else defaults. `data`: the data files, the first of which has the file beside it. */
export async function settingsOf(call: Call, data: readonly string[] = call.args): Promise<CallSettings> {
  const flags = givenByFlags(call.options);
  const file = settingsFile(call.options.config, data[0]);
  if (file === null) {
    say(call, "settings: from the command line, else the defaults; no settings file");
    return { settings: runSettingsOf(flags), file };
  }
  const { givenByFile } = await import("./from-file.js");
  const given = givenByFile(file, flags);
  say(call, `settings: ${file}${overridden(given, flags)}`);
  return { settings: runSettingsOf({ ...given, ...flags }), file };
}

function say(call: Call, message: string): void {
  if (call.verbose) showRemark({ severity: "note", message }, call.terminal, call);
}

/** The file asked for, else the one beside the data; none for standard input, which lies nowhere. */
function settingsFile(config: unknown, first: string | undefined): string | null {
  if (typeof config === "string") return config;
  if (config === false || first === undefined || first === "-") return null;
  const beside = join(dirname(first), SETTINGS_FILE);
  return existsSync(beside) ? beside : null;
}

function overridden(given: Given, flags: Given): string {
  const count = Object.keys(given).filter((key) => key in flags).length;
  if (count === 0) return "";
  return count === 1 ? "; one of them is overridden by a flag" : `; ${count} of them are overridden by flags`;
}
