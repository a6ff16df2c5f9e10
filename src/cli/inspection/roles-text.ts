import type { ColumnReading, FileReading } from "../../io/read-result.js";
import { countText } from "../../report/number-text.js";
import { plural } from "../../report/plural.js";
import type { RenderOptions } from "../../report/table/render-table.js";
import { shorten, wrap } from "../../report/terminal/text-block.js";
import { textWidth } from "../../report/text-width.js";
import { foldName } from "../../study/score-catalogue.js";

/** Columns of one file taken for the same, for the same reason. */
interface Group {
  readonly role: string;
  readonly reason: string;
  readonly names: readonly string[];
}

const LAYOUTS: Readonly<Record<FileReading["layout"], string>> = {
  wide: "wide, a row a sample",
  long: "long, a row a measurement",
  patients: "a table of patients",
  samples: "a sample sheet",
  limits: "a table of limits",
};
const GAP = 2;
const MOST_NAMES = 80;
const WIDEST_REASON = 40;
const LEAST_NAMES = 24;
const NO_BREAK = "\u00a0";

/** What each column of a file was taken for and why; columns of one kind share a line. */
export function* rolesText(file: FileReading, { width, style }: RenderOptions): Iterable<string> {
  const { name, layout, instrument, kept, records } = file;
  const kind = instrument === undefined ? LAYOUTS[layout] : `an export of ${instrument}`;
  const rows = kept === records || layout === "limits" ? "" : `${countText(kept)} of `;
  for (const line of wrap(`${name}: ${kind}, ${rows}${plural(records, "row")}`, width)) yield `${style.bold(line)}\n`;
  const groups = groupsOf(file.columns);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text)));
  const roles = widest(groups.map(({ role }) => role));
  const reasons = Math.min(WIDEST_REASON, widest(groups.map(({ reason }) => reason)));
  const names = width - roles - reasons - 2 * GAP;
  if (names < LEAST_NAMES) return yield* stackedRoles(groups, width);
  const longest = widest(groups.flatMap((group) => wrap(namesText(group.names), names)));
  for (const { role, reason, names: all } of groups) {
    const cells = [[role], wrap(namesText(all), names), wrap(reason, reasons)];
    const height = Math.max(...cells.map(({ length }) => length));
    for (let i = 0; i < height; i++) {
      const [first, second, third] = cells.map((lines) => lines[i] ?? "");
      const text = `${pad(first, roles)}${pad(second, Math.min(names, longest))}${third}`;
      yield lineText(text, width);
    }
  }
}

/** Where the three do not fit beside each other: what is taken for what, and the reason below. */
function* stackedRoles(groups: readonly Group[], width: number): Iterable<string> {
  for (const { role, reason, names } of groups) {
    yield* wrap(`${role}: ${namesText(names)}`, width, " ".repeat(GAP)).map((line) => lineText(line, width));
    yield* wrap(reason, width - 2 * GAP).map((line) => `${" ".repeat(2 * GAP)}${line}\n`);
  }
}

/** No name is broken at a space of its own: until now that was one that does not break. */
function lineText(text: string, width: number): string {
  return `${shorten(text, width).trimEnd().replaceAll(NO_BREAK, " ")}\n`;
}

function groupsOf(columns: readonly ColumnReading[]): Group[] {
  const groups = new Map<string, { role: string; reason: string; names: string[] }>();
  for (const column of columns) {
    const key = JSON.stringify([column.role, column.reason]);
    const group = groups.get(key) ?? { role: roleText(column.role), reason: column.reason, names: [] };
    group.names.push(nameText(column));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `transplantDate` reads "transplant date". */
function roleText(role: string): string {
  return role.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** A variable's name without its unit, which stands in the reason; with its column's where they are not alike. */
function nameText({ name, variable }: ColumnReading): string {
  if (name === "") return "(no name)";
  const same = variable === undefined || foldName(name).startsWith(foldName(variable));
  return same ? (variable ?? name) : `${name} → ${variable}`;
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => name.replaceAll(" ", NO_BREAK));
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${countText(more)} more` : ""}`;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)) + GAP);
}
