import { dirname, isAbsolute, relative } from "node:path";
import type { ColumnReading, FileReading, NamedRole, ReadOptions } from "../../io/read-result.js";
import { foldName, scoreNamed } from "../../study/score-catalogue.js";
import type { Study } from "../../study/study.js";
import type { Given } from "./from-flags.js";
import type { RunSettings } from "./run-settings.js";

/** What was understood of the files, as settings. */
export interface Understood {
  readonly given: Given;
  /** Roles that files give different names, so that no setting can name their columns. */
  readonly unnamed: readonly string[];
}

/** Roles a column of any table can have, and those that only long tables have. */
const ANYWHERE: readonly NamedRole[] = ["patient", "date", "transplantDate", "day", "week", "month"];
const LONG: readonly NamedRole[] = ["analyteName", "value", "unit", "limit", "upperLimit"];

/**
 * The settings under which these files are read as they were, with nothing left to recognise; `target` is the settings
 * file, from which other files are named.
 */
export function understood(
  files: readonly FileReading[],
  study: Study,
  { read, plan, by, pseudonyms, pictures, beside }: RunSettings,
  target: string,
): Understood {
  const tables = files.filter(({ layout, instrument }) => layout !== "limits" && instrument === undefined);
  const roles = [...ANYWHERE, ...LONG].map((role) => ({ role, ...nameOfRole(role, tables) }));
  const named = (wanted: "analyte" | "score") =>
    study.variables.filter(({ role }) => role === wanted).map(({ id }) => id);
  const { windows, ...others } = plan;
  const given: Record<string, unknown> = {
    encoding: read.encoding,
    decimal: decimalOf(files) ?? read.decimal,
    thousands: read.thousands,
    dateFormat: read.dateFormat,
    sheet: read.sheet,
    missing: read.missing,
    ...Object.fromEntries(Object.entries(beside).map(([key, path]) => [key, from(target, path)])),
    ...Object.fromEntries(roles.map(({ role, name }) => [role, name])),
    analyte: named("analyte"),
    score: named("score"),
    ignore: ignoredNames(files, study, read),
    layout: layoutOf(tables) ?? read.layout,
    where: joined(read.where),
    by,
    ...others,
    window: windows,
    pseudonyms,
    ...pictures,
  };
  const set = Object.entries(given).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { given: Object.fromEntries(set), unnamed: roles.flatMap(({ unnamed }) => unnamed ?? []) };
}

/** A name that means this role in every table that has such a column. */
function nameOfRole(role: NamedRole, tables: readonly FileReading[]): { name: string | null; unnamed?: string } {
  const own = tables
    .filter(({ layout }) => ANYWHERE.includes(role) || layout === "long")
    .flatMap(({ name: file, columns }) =>
      columns.filter((column) => column.role === role).map(({ name }) => ({ file, name })),
    );
  const safe = own.find(({ name }) =>
    tables.every(({ columns }) => (columnNamed(columns, name)?.role ?? role) === role),
  );
  const covered = own.every(({ name }) => safe !== undefined && foldName(name) === foldName(safe.name));
  if (covered) return { name: safe?.name ?? null };
  const unnamed = `${role}: ${own.map(({ file, name }) => `"${name}" in ${file}`).join(", ")}`;
  return { name: safe?.name ?? null, unnamed };
}

function columnNamed(columns: readonly ColumnReading[], wanted: string): ColumnReading | undefined {
  return columns.find(({ name }) => name === wanted) ?? columns.find(({ name }) => foldName(name) === foldName(wanted));
}

/** The layout of all tables of measurements, if they share one that suits the other tables too. */
function layoutOf(tables: readonly FileReading[]): "wide" | "long" | null {
  const layouts = new Set(tables.map(({ layout }) => layout).filter((layout) => layout !== "samples"));
  if (layouts.has("wide") && !layouts.has("long")) return "wide";
  return layouts.has("long") && layouts.size === 1 ? "long" : null;
}

/** The decimal mark of all text files, if they share one and no instrument's own notation is among them. */
function decimalOf(files: readonly FileReading[]): "point" | "comma" | null {
  if (files.some(({ instrument }) => instrument !== undefined)) return null;
  const marks = new Set(files.flatMap(({ decimal }) => decimal ?? []));
  return marks.size === 1 ? ([...marks][0] ?? null) : null;
}

/** Columns that were left out, and no other column or variable by that name was used. */
function ignoredNames(files: readonly FileReading[], study: Study, { ignore }: ReadOptions): string[] {
  const columns = files.flatMap((file) => file.columns);
  const taken = columns.filter(({ role }) => role !== "ignored").map(({ name }) => name);
  const used = new Set([...taken, ...study.variables.map(({ id }) => id)].map(nameKey));
  const left = columns.filter(({ role, name }) => role === "ignored" && name !== "").map(({ name }) => name);
  return [...new Set([...ignore, ...left.filter((name) => !used.has(nameKey(name)))])];
}

/** The same for names that options do not tell apart. */
function nameKey(name: string): string {
  return scoreNamed(name)?.id ?? foldName(name);
}

/** Conditions on one column hold together, so they are one: a table has a column once. */
function joined(where: ReadOptions["where"]): ReadOptions["where"] {
  const byColumn = new Map<string, readonly string[]>();
  for (const { column, values } of where) {
    const known = byColumn.get(column);
    byColumn.set(column, known === undefined ? values : known.filter((value) => values.includes(value)));
  }
  return [...byColumn].map(([column, values]) => ({ column, values }));
}

function from(target: string, path: string): string {
  return isAbsolute(path) ? path : relative(dirname(target), path).replaceAll("\\", "/");
}
