import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { FileReading } from "../../io/read-result.js";
import type { Study } from "../../study/study.js";
import type { Call } from "../command.js";
import { ExitCode, Stop } from "../exit-code.js";
import { writeFileAtomically } from "../output/atomic-file.js";
import type { RunSettings } from "./run-settings.js";
import { SETTINGS_FILE } from "./settings-of-call.js";
import { settingsToml } from "./settings-toml.js";
import { understood } from "./understood.js";

/** Where `--write-config [FILE]` writes, by default where the next run looks; null where it was not asked for. */
export function settingsTarget({ options, args }: Call): string | null {
  const { writeConfig, force } = options;
  if (writeConfig === undefined) return null;
  if (writeConfig === true && args[0] === "-")
    throw new Stop(
      ExitCode.usage,
      "--write-config: standard input has no folder to write beside",
      `name the file: --write-config ${SETTINGS_FILE}`,
    );
  const path = writeConfig === true ? join(dirname(args[0]), SETTINGS_FILE) : String(writeConfig);
  // `--write-config study.csv` takes the data for the file to write.
  if (!path.endsWith(".toml"))
    throw new Stop(
      ExitCode.usage,
      `--write-config writes a .toml file, not ${path}`,
      "put the flag behind the data files, or name the file: --write-config FILE.toml",
    );
  if (existsSync(path) && force !== true)
    throw new Stop(ExitCode.output, `there is a file ${path}`, "--force overwrites it");
  return path;
}

/** Writes what was understood, whole or not at all. */
export async function writeSettings(
  path: string,
  files: readonly FileReading[],
  study: Study,
  settings: RunSettings,
): Promise<void> {
  const { given, unnamed } = understood(files, study, settings, path);
  const names = files.map(({ name }) => name).join(", ");
  const notes = [
    `How jdm-cytokines reads ${names}: written by inspect --write-config.`,
    `Every command reads this file where it is called ${basename(SETTINGS_FILE)} and lies beside the first data file; flags override it.`,
    ...unnamed.map((role) => `Recognised by its name in each file, since one setting cannot name it: ${role}.`),
  ];
  await writeFileAtomically(path, [settingsToml(given, notes)]);
}
