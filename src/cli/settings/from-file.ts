import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { parse, TomlDate, TomlError } from "smol-toml";
import type { Place } from "../../study/diagnostic.js";
import { nearestName } from "../../study/nearest-name.js";
import { ExitCode, type Fault, Stop, stopWith } from "../exit-code.js";
import { checked, type Given, planOf } from "./from-flags.js";
import type { Setting } from "./setting.js";
import { kebab } from "./setting-of.js";
import { SETTINGS } from "./settings.js";
import { lineOfKey } from "./toml-place.js";

/**
 * Reads a settings file: keys are the flags' names, values have TOML's own types. Everything wrong with it is said at once.
 * `flags` override it; what goes together only without them is no fault.
 */
export function givenByFile(path: string, flags: Given): Given {
  const text = textOf(path);
  const given = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(parsed(text, path))) {
    const report = ({ message, hint }: Fault, entry?: string) => {
      const line = entry === undefined ? lineOfKey(text, name) : lineOfKey(text, entry, name);
      faults.push({
        message,
        ...(hint === undefined ? {} : { hint }),
        place: placeIn(path, line),
      });
    };
    const setting = SETTINGS.find(({ key }) => kebab(key) === name);
    if (setting === undefined) report(unknownSetting(name));
    else given.set(setting.key, settingFrom(setting, value, path, report));
  }
  if (faults.length > 0) throw stopWith(ExitCode.usage, faults);
  const settings = Object.fromEntries(given);
  requirePlan(settings, flags, text, path);
  return settings;
}

function placeIn(file: string, line: number | null): Place {
  return line === null ? { file } : { file, line };
}

type Report = (fault: Fault, entry?: string) => void;

function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new Stop(ExitCode.usage, `--config: there is no file ${path}`);
    if (code === "EISDIR") throw new Stop(ExitCode.usage, `--config: ${path} is a directory`);
    if (error instanceof TypeError) throw new Stop(ExitCode.usage, `${path} is not in UTF-8`, "save it as UTF-8");
    throw new Stop(ExitCode.usage, `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsed(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text, { integersAsBigInt: true });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message] = error.message.replace(/^Invalid TOML document: /u, "").split("\n");
    throw stopWith(ExitCode.usage, [
      {
        place: { file: path, line: error.line, column: error.column },
        message,
        hint: 'a setting is a line like summary = "mean"',
      },
    ]);
  }
}

function unknownSetting(name: string): Fault {
  const names = SETTINGS.map(({ key }) => kebab(key));
  const near = nearestName(kebab(name).replaceAll("_", "-"), names);
  const hint =
    near === null ? "--help lists the settings: their keys are the flags without --" : `did you mean ${near}?`;
  return { message: `unknown setting "${name}"`, hint };
}

function settingFrom(setting: Setting, value: unknown, path: string, report: Report): unknown {
  const name = kebab(setting.key);
  if (setting.table !== undefined) return entriesFrom(name, setting.table.fromEntry, value, report);
  if (setting.repeatable !== true && Array.isArray(value)) report({ message: `${name} takes one value, not a list` });
  const each = Array.isArray(value) ? value : [value];
  const values = each.map((one) => {
    const given = scalarFrom(setting, one);
    if (given === null) report({ message: `${name} takes ${WANTED[setting.type ?? "text"]}, not ${shown(one)}` });
    if (given === null) return null;
    const found = checked(setting, setting.isPath ? besideFile(path, String(given)) : given);
    if ("value" in found) return found.value;
    report({ ...found, message: `${name}: ${found.message}` });
    return null;
  });
  return setting.repeatable ? values : values[0];
}

function besideFile(file: string, given: string): string {
  return isAbsolute(given) ? given : join(dirname(file), given);
}

/** A table's entries, each a text or a list of texts. */
function entriesFrom(
  name: string,
  fromEntry: (name: string, texts: readonly string[]) => unknown,
  value: unknown,
  report: Report,
): unknown[] {
  if (!isTable(value)) {
    report({ message: `${name} takes a table, not ${shown(value)}`, hint: TABLE_HINTS[name] });
    return [];
  }
  return Object.entries(value).map(([entry, given]) => {
    const texts = (Array.isArray(given) ? given : [given]).map(textFrom);
    const read = texts.filter((text) => text !== null);
    try {
      if (read.length === texts.length) return fromEntry(entry, read);
      report({ message: `${name}: ${entry} takes text, not ${shown(given)}`, hint: TABLE_HINTS[name] }, entry);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report({ message: `${name}: ${error.message}` }, entry);
    }
    return null;
  });
}

const WANTED = { text: "text in quotes", number: "a number", switch: "true or false" } as const;

const TABLE_HINTS: Readonly<Record<string, string>> = {
  window: 'a line a window under [window]: before = "..0"',
  where: 'a line a column under [where]: group = "case", or group = ["case", "control"]',
};

/** What the setting's schema takes, or null for a value of another type. */
function scalarFrom({ type }: Setting, value: unknown): string | boolean | null {
  if (type === "switch") return typeof value === "boolean" ? value : null;
  if (type === "number") return typeof value === "number" || typeof value === "bigint" ? String(value) : null;
  return textFrom(value);
}

/** A whole number stands for its digits: `sheet = 2`. */
function textFrom(value: unknown): string | null {
  if (typeof value === "bigint") return String(value);
  return typeof value === "string" ? value : null;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}

function shown(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a table or a date";
  return String(value);
}

/** Settings that cannot go together are said with the place of the first, where the file gives it. */
function requirePlan(given: Given, flags: Given, text: string, path: string): void {
  try {
    planOf({ ...given, ...flags });
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const faults = error.faults.map((fault) => {
      const setting = SETTINGS.find(({ key }) => fault.message.startsWith(`--${kebab(key)}`));
      if (setting === undefined || !(setting.key in given) || setting.key in flags) return fault;
      const place = placeIn(path, lineOfKey(text, kebab(setting.key)));
      return { ...fault, message: fault.message.replaceAll(/--(?=[a-z])/gu, ""), place };
    });
    throw stopWith(ExitCode.usage, faults);
  }
}
