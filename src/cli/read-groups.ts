import type { Input } from "../io/load-study.js";
import type { FileReading, ReadOptions, ReadResult } from "../io/read-result.js";
import { byCodePoint } from "../study/code-point.js";
import type { Diagnostic } from "../study/diagnostic.js";
import type { Study } from "../study/study.js";
import type { Call } from "./command.js";
import { ExitCode, Stop } from "./exit-code.js";
import { changed } from "./input-bytes.js";
import { readable, sideFilesOf, watched } from "./inputs.js";
import { type Found, showDiagnostics, showRemark } from "./output/diagnostics.js";
import type { RunSettings } from "./settings/run-settings.js";
import { type GroupReading, withoutIds } from "./without-ids.js";

/** One study to analyse: the whole input, or the rows of one value of the column that `--by` names. */
export interface Group {
  readonly group: string | null;
  readonly study: Study;
}

/**
 * Reads the inputs, by name whatever their order, says what there is to say about them, and stops where they hold errors.
 * `digested`: whether what is written will name the files by their digests; groups are held to be of the same files by them.
 */
export async function readGroups(
  call: Call,
  inputs: readonly Input[],
  settings: RunSettings,
  { digested }: { readonly digested: boolean },
): Promise<{ files: readonly FileReading[]; groups: readonly Group[] }> {
  const { pseudonyms, by, read } = settings;
  const isDigested = digested || by !== null;
  const opened = inputs.map((input) => ({ ...watched(input, call.terminal), isDigested }));
  const found = await readAll(
    opened.toSorted((a, b) => byCodePoint(a.name, b.name)),
    settings,
  );
  const readings = pseudonyms ? withoutIds(found, by, read.where) : found;
  const results = readings.map(({ result }) => result);
  showDiagnostics(foundIn(results), call.terminal, call);
  const { files } = results[0];
  if (call.verbose)
    for (const file of files) showRemark({ severity: "note", message: readingText(file) }, call.terminal, call);
  const groups = results.map(({ study }, i) => {
    if (study !== null) return { group: readings[i].group, study };
    throw new Stop(ExitCode.input, "the input cannot be used as it is; nothing was computed or written");
  });
  return { files, groups };
}

/** Reads the inputs as one study, without judging them. */
export async function readOnce(inputs: readonly Input[], settings: RunSettings): Promise<ReadResult> {
  const { loadStudy } = await import("../io/load-study.js");
  const result = await loadStudy(inputs, settings.read, sideFilesOf(settings));
  return settings.pseudonyms ? withoutIds([{ group: null, result }], null, settings.read.where)[0].result : result;
}

async function readAll(inputs: readonly Input[], settings: RunSettings): Promise<GroupReading[]> {
  const { loadStudy } = await import("../io/load-study.js");
  const { read, by } = settings;
  const beside = sideFilesOf(settings);
  if (by === null) return [{ group: null, result: await loadStudy(inputs, read, beside) }];
  const { distinctValues } = await import("../io/distinct-values.js");
  const again = await Promise.all(inputs.map(readable));
  const { values, without } = await distinctValues(again, by, read);
  if (values.length === 0) {
    // Without a value to go by: what is wrong with the input, or else with the column, for which reading for "" looks.
    const plain = await loadStudy(again, read, beside);
    if (plain.study === null) return [{ group: null, result: plain }];
    const result = sayingBy(await loadStudy(again, withValue(read, by, ""), beside));
    return [
      { group: null, result: result.study === null ? result : { ...result, study: null, diagnostics: [empty(by)] } },
    ];
  }
  const readings: GroupReading[] = [];
  for (const value of values)
    readings.push({ group: value, result: await loadStudy(again, withValue(read, by, value), beside) });
  refuseChanged(readings.flatMap(({ result }) => result.files));
  if (without > 0) readings[0] = { ...readings[0], result: noting(readings[0].result, by, without) };
  return readings;
}

function empty(by: string): Diagnostic {
  const message = `--by: column "${by}" holds no value`;
  return { code: "where-keeps-nothing", severity: "error", message };
}

function withValue(read: ReadOptions, column: string, value: string): ReadOptions {
  return { ...read, where: [...read.where, { column, values: [value] }] };
}

/** Each group is read on its own: they have to be groups of the same files. */
function refuseChanged(files: readonly FileReading[]): void {
  const first = new Map(files.toReversed().map(({ name, sha256 }) => [name, sha256]));
  const other = files.find(({ name, sha256 }) => first.get(name) !== sha256);
  if (other !== undefined) throw changed(other.name);
}

/** The column was asked for with `--by`, whatever it was looked for with. */
function sayingBy(result: ReadResult): ReadResult {
  const diagnostics = result.diagnostics.map((diagnostic) =>
    ["unknown-name", "where-keeps-nothing"].includes(diagnostic.code)
      ? { ...diagnostic, message: diagnostic.message.replace(/^--where/u, "--by") }
      : diagnostic,
  );
  return { ...result, diagnostics };
}

function noting(result: ReadResult, by: string, without: number): ReadResult {
  const records = without === 1 ? "1 record has" : `${without} records have`;
  const message = `${records} no value in column "${by}", and belong${without === 1 ? "s" : ""} to no group`;
  return { ...result, diagnostics: [...result.diagnostics, { code: "no-group", severity: "warning", message }] };
}

/** What several readings of the same files found, each thing once. */
function foundIn(results: readonly ReadResult[]): Found {
  if (results.length === 1) return results[0];
  const seen = new Map<string, Diagnostic>();
  for (const { diagnostics } of results) for (const each of diagnostics) seen.set(JSON.stringify(each), each);
  return { diagnostics: [...seen.values()] };
}

function readingText({ name, layout, kept, records, columns }: FileReading): string {
  const roles = columns
    .filter(({ role }) => role !== "analyte" && role !== "ignored")
    .map(({ name, role }) => `${role} = ${name}`);
  return `${name}: ${layout}, ${kept} of ${records} rows; ${roles.join(", ")}`;
}
