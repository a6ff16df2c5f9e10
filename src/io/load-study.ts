import { checkNames } from "./check-names.js";
import { chosenNames } from "./chosen-names.js";
import type { FileTable } from "./file-table.js";
import { type Joined, joinTables } from "./join.js";
import { collectProblems, type Problems } from "./problems.js";
import { type FileRead, type Input, readFile } from "./read-file.js";
import type { ReadOptions, ReadResult } from "./read-result.js";
import { whereConditions } from "./where.js";

export type { Input } from "./read-file.js";

/** Everything recognised by itself, every row kept. */
export const DEFAULT_READ_OPTIONS: ReadOptions = {
  roles: {},
  analytes: [],
  scores: [],
  ignore: [],
  layout: "auto",
  where: [],
};

/**
 * Reads CSV files, wide or long, and joins them by patient and day. Everything wrong with the data is collected in
 * `diagnostics`; only errors of `open()` itself (a file that cannot be read) are thrown.
 */
export async function loadStudy(inputs: readonly Input[], options: ReadOptions): Promise<ReadResult> {
  const problems = collectProblems();
  const reading = { options, chosen: chosenNames(options), conditions: whereConditions(options.where), problems };
  const names = inputs.map(({ name }) => name);
  checkInputs(names, problems);
  if (problems.found.error > 0) return resultOf(names, problems, { files: [], study: null });
  const reads: FileRead[] = [];
  for (const input of inputs) reads.push(await readFile(input, reading));
  const tables = reads.flatMap(({ table }) => table ?? []);
  const headers = reads.flatMap(({ header }) => header ?? []);
  const allRead = tables.length === inputs.length;
  if (headers.length === inputs.length) checkNames(headers, reading);
  return resultOf(names, problems, allRead ? joinTables(tables, reading) : unjoined(tables));
}

function resultOf(names: readonly string[], problems: Problems, { files, study }: Joined): ReadResult {
  const { found, omitted } = problems;
  return { study: found.error > 0 ? null : study, files, diagnostics: problems.list(names), omitted };
}

/** Where a file could not be understood, joining the others would only say that something is missing. */
function unjoined(tables: readonly FileTable[]): Joined {
  return { files: tables.map(({ reading, rows }) => ({ ...reading, kept: rows.line.length })), study: null };
}

function checkInputs(names: readonly string[], problems: Problems): void {
  if (names.length === 0)
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
