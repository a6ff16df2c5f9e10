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
}

export type SettingGroup = "Files" | "Reading" | "Rows" | "Alignment" | "Statistics" | "Privacy";
