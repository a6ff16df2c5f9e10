import { stringify } from "smol-toml";
import { textWidth } from "../../report/text-width.js";
import type { Given } from "./from-flags.js";
import type { Setting } from "./setting.js";
import { kebab } from "./setting-of.js";
import { SETTINGS } from "./settings.js";

const WIDTH = 100;

/** Settings as a settings file, group by group; `notes` are comments at its head. */
export function settingsToml(given: Given, notes: readonly string[]): string {
  const set = SETTINGS.filter(({ key }) => given[key] !== undefined);
  const flat = set.filter(({ table }) => table === undefined);
  const groups = [...new Set(flat.map(({ group }) => group))];
  const paragraphs = [
    notes.map((note) => `# ${note.replace(/\p{Cc}/gu, " ")}`),
    ...groups.map((group) => [
      `# ${group}`,
      ...flat.filter((setting) => setting.group === group).map((setting) => line(setting, given[setting.key])),
    ]),
    ...set.filter(({ table }) => table !== undefined).map((setting) => tableLines(setting, given[setting.key])),
  ];
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function line({ key, toText, choices }: Setting, value: unknown): string {
  const written = Array.isArray(value) && toText === undefined ? list(value) : literal(toText?.(value) ?? value);
  const comment = choices === undefined ? "" : `  # ${choices.join(", ")}`;
  return `${kebab(key)} = ${written}${comment}`;
}

function tableLines({ key, table }: Setting, value: unknown): string[] {
  const entries = (value as readonly unknown[]).map((entry) => table?.toEntry(entry) ?? ["", ""]);
  return [`[${kebab(key)}]`, ...entries.map((entry) => stringify(Object.fromEntries([entry])).trimEnd())];
}

/** A value alone, as TOML writes it. */
function literal(value: unknown): string {
  return stringify({ v: value }).replace(/^v = /u, "").trimEnd();
}

/** One line while it fits, else as many names a line as fit. */
function list(values: readonly unknown[]): string {
  const literals = values.map(literal);
  const short = `[${literals.join(", ")}]`;
  if (textWidth(short) < WIDTH - 20) return short;
  const lines: string[] = [];
  for (const text of literals) {
    const longer = `${lines.at(-1) ?? ""} ${text},`;
    if (lines.length > 0 && textWidth(longer) < WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`  ${text},`);
  }
  return ["[", ...lines, "]"].join("\n");
}
