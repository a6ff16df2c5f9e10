import type { GenericSchema } from "valibot";

/** One thing a user can set. From these entries come the flags, `--help`, the settings file and the manifest. */
export interface Setting {
  /** Its name in files and manifests, in camel case; the flag is the same in kebab case unless `flags` says otherwise. */
  readonly key: string;
  /** As commander reads them: `-o, --output <file>`. */
  readonly flags: string;
  readonly help: string;
  readonly group: SettingGroup;
  /** May be given several times; its value is a list. */
  readonly repeatable?: boolean;
  /** Turns one text into its value (a switch: its truth); its issues are what the user reads. */
  readonly schema: GenericSchema<string, unknown> | GenericSchema<boolean, boolean>;
  /** What a settings file holds for it: text, unless this says otherwise. */
  readonly type?: "number" | "switch";
  /** The names it chooses among. */
  readonly choices?: readonly string[];
  /** The text that gives a value back, where the value is neither text nor number. */
  readonly toText?: (value: unknown) => string;
  /** Names a file; in a settings file, from that file's folder. */
  readonly isPath?: boolean;
  /** Where the list is a table in a settings file, `[window]` with a line an entry: from one entry, and back. */
  readonly table?: {
    /** Throws a `RangeError` that says what was required. */
    readonly fromEntry: (name: string, texts: readonly string[]) => unknown;
    readonly toEntry: (value: unknown) => readonly [name: string, value: string | readonly string[]];
  };
}

export type SettingGroup = "Files" | "Reading" | "Rows" | "Alignment" | "Statistics" | "Privacy" | "Pictures";
