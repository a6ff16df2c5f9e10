import { checkNames } from "./check-names.js";
import { chosenNames } from "./chosen-names.js";
import type { FileTable } from "./file-table.js";
import { type Joined, joinTables } from "./join.js";
import { NO_LIMITS } from "./limits.js";
import { collectProblems, type Problems } from "./problems.js";
import { type FileRead, readFile } from "./read-file.js";
import { readLimitsFile } from "./read-limits-file.js";
import type { FileReading, ReadOptions, ReadResult } from "./read-result.js";
import { readSampleSheet } from "./read-sample-sheet.js";
import type { Input } from "./records.js";
import { whereConditions } from "./where.js";

export { DEFAULT_READ_OPTIONS } from "./default-read-options.js";
export type { Input } from "./records.js";

/** Files that say something about the data without being data. */
export interface SideFiles {
  /** Limits of detection by analyte. */
  readonly limits?: Input;
  /** Which patient and day each sample of an instrument's plate is. */
  readonly sampleSheet?: Input;
}

/**
 * Reads tables, wide or long, and joins them by patient and day. Everything wrong with the data is collected in
 * `diagnostics`; only errors of `open()` itself (a file that cannot be read) are thrown.
 */
export async function loadStudy(
  inputs: readonly Input[],
  options: ReadOptions,
  beside: SideFiles = {},
): Promise<ReadResult> {
  const problems = collectProblems();
  const shared = { options, chosen: chosenNames(options), conditions: whereConditions(options.where), problems };
  const names = [...inputs, ...Object.values(beside)].map(({ name }) => name);
  checkInputs(inputs.length, names, problems);
  if (problems.found.error > 0) return resultOf(names, problems, { files: [], study: null });
  const { limits, file: limitsFile } =
    beside.limits === undefined ? { limits: NO_LIMITS, file: null } : await readLimitsFile(beside.limits, shared);
  const sheet = beside.sampleSheet === undefined ? null : await readSampleSheet(beside.sampleSheet, shared);
  if (beside.sampleSheet !== undefined && sheet === null) return resultOf(names, problems, { files: [], study: null });
  const reading = { ...shared, limits, sheet };
  const reads: FileRead[] = [];
  for (const input of inputs) reads.push(await readFile(input, reading));
  const tables = [...reads.flatMap(({ table }) => table ?? []), ...(sheet === null ? [] : [sheet.table])];
  const headers = [...reads.flatMap(({ header }) => header ?? []), ...(sheet === null ? [] : [sheet.header])];
  const expected = inputs.length + (sheet === null ? 0 : 1);
  const allRead = tables.length === expected;
  if (headers.length === expected) checkNames(headers, reading);
  const joined = allRead ? joinTables(tables, reading) : unjoined(tables);
  if (limitsFile !== null) noteUnused(limitsFile, limits.unused(), problems);
  return resultOf(names, problems, {
    ...joined,
    files: [...joined.files, ...(limitsFile === null ? [] : [limitsFile])],
  });
}

function resultOf(names: readonly string[], problems: Problems, { files, study }: Joined): ReadResult {
  const { found, omitted } = problems;
  return { study: found.error > 0 ? null : study, files, diagnostics: problems.list(names), omitted };
}

/** Where a file could not be understood, joining the others would only say that something is missing. */
function unjoined(tables: readonly FileTable[]): Joined {
  return { files: tables.map(({ reading, rows }) => ({ ...reading, kept: rows.line.length })), study: null };
}

function checkInputs(dataFiles: number, names: readonly string[], problems: Problems): void {
  if (dataFiles === 0)
    problems.add({ code: "no-input", severity: "error", message: "no file was given", hint: "name at least one file" });
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      problems.add({
        code: "same-file-name",
        severity: "error",
        message: "two inputs have this name, so places in them could not be told apart",
        place: { file: name },
        hint: "rename one of them",
      });
}

const NAMES_SHOWN = 10;

function noteUnused({ name }: FileReading, unused: readonly string[], problems: Problems): void {
  if (unused.length === 0) return;
  const shown = unused.slice(0, NAMES_SHOWN).map((analyte) => `"${analyte}"`);
  const more = unused.length > shown.length ? ` and ${unused.length - shown.length} more` : "";
  problems.add({
    code: "unused-limits",
    severity: "note",
    message: `no variable of the data is called ${shown.join(", ")}${more}`,
    place: { file: name },
  });
}
