import type { ExitCode } from "./exit-code.js";
import type { Terminal } from "./output/terminal.js";
import type { SettingGroup } from "./settings/setting.js";
import type { Threads } from "./threads/threads.js";

/** A flag that changes what is written, never a number. */
export interface OutputFlag {
  readonly flags: string;
  readonly help: string;
  /** The values it takes, where they can be listed. */
  readonly choices?: readonly string[];
}

/** One command: its help beside its flags beside what it does. Whatever `run` needs it imports itself, when it runs. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** Its arguments as commander reads them (`<data...>`, `[dir]`), each with its help, and what it may be where that can be listed. */
  readonly arguments: readonly (readonly [syntax: string, help: string, choices?: readonly string[]])[];
  /** The settings it takes, by group. */
  readonly settings: readonly SettingGroup[];
  readonly flags: readonly OutputFlag[];
  /** Whether it analyses variables, which several threads can do. */
  readonly isThreaded?: true;
  /** Command lines with what they are for, shown by `--help`. */
  readonly examples: readonly (readonly [string, string])[];
  run(call: Call): Promise<ExitCode>;
}

/** What a command is called with. */
export interface Call {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly terminal: Terminal;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
  readonly threads: Threads;
}

/** The argument of every command that reads data. */
export const DATA = [
  "<data...>",
  "CSV files or Excel workbooks (panel, scores, patients, in any order), also packed as .gz, or instruments' exports; - is standard input",
] as const;

export const ALL_SETTINGS: readonly SettingGroup[] = ["Reading", "Files", "Rows", "Alignment", "Statistics", "Privacy"];

/** Of the commands that draw. */
export const DRAWING_SETTINGS: readonly SettingGroup[] = [...ALL_SETTINGS, "Pictures"];
