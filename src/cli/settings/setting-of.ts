import { type GenericSchema, picklist, pipe, rawTransform, string } from "valibot";
import type { Setting, SettingGroup } from "./setting.js";

/** A schema from a parser that throws a `RangeError`. */
export function parsed<T>(parse: (text: string) => T): GenericSchema<string, T> {
  return pipe(
    string(),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        return parse(dataset.value);
      } catch (error) {
        addIssue({ message: error instanceof Error ? error.message : String(error) });
        return NEVER;
      }
    }),
  );
}

/** A number that holds to what is asked of it. */
export function number(what: string, holds: (x: number) => boolean): GenericSchema<string, number> {
  return parsed((text) => {
    const x = text.trim() === "" ? Number.NaN : Number(text);
    if (!holds(x)) throw new RangeError(`"${text}" is not ${what}`);
    return x;
  });
}

/** One of some names. */
export function choice(
  group: SettingGroup,
  key: string,
  names: readonly [string, ...string[]],
  help: string,
  preset: string,
): Setting {
  const schema = picklist(names, ({ received }) => `${received} is none of ${names.join(", ")}`);
  return {
    key,
    group,
    flags: `--${kebab(key)} <name>`,
    help: `${help}: ${names.join(", ")} (default ${preset})`,
    schema,
    choices: names,
  };
}

/** Any text. */
export const text = (
  group: SettingGroup,
  key: string,
  placeholder: string,
  help: string,
  repeatable = false,
): Setting => ({
  key,
  group,
  flags: `--${kebab(key)} <${placeholder}>`,
  help,
  repeatable,
  schema: string(),
});

/** The option's name as it is typed. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
