import { dialectOf } from "./dialect.js";
import { exportHeader, openExportTable } from "./export-table.js";
import { exportFormatOf } from "./exports/formats.js";
import type { FileTable } from "./file-table.js";
import { duplicateColumns, type Header, readHeader } from "./header.js";
import { type OpenTable, openTable } from "./open-table.js";
import type { Reading } from "./reading.js";
import { faultProblem, type Input, type RecordSource, readRecords } from "./records.js";

/** How many records are looked at before it is decided what a file is. */
const LOOK_AHEAD = 500;
const NOTHING_HINT = "give a header and at least one record";

export interface FileRead {
  /** Null where the file could not be understood; the problems say why. */
  readonly table: FileTable | null;
  readonly header: Header | null;
}

/** A file's beginning: what its kind, layout and notation are recognised from. */
interface FileStart {
  readonly file: string;
  readonly source: RecordSource;
  readonly records: readonly { readonly fields: string[]; readonly line: number }[];
}

/** Reads one file in one pass; problems are noted, never thrown. */
export async function readFile(input: Input, reading: Reading): Promise<FileRead> {
  const file = input.name;
  const records: { fields: string[]; line: number }[] = [];
  let source: RecordSource = { delimiter: ",", notation: null };
  let opened: Opened | null = null;
  const decide = (): Opened => {
    const { header, table, first } = open({ file, source, records }, reading);
    if (table !== null) for (const { fields, line } of records.slice(first)) table.accept(fields, line);
    opened = { header, table, first };
    return opened;
  };
  const end = await readRecords(input, reading.options, (first) => exportFormatOf(first) !== null, {
    begin: (found) => {
      source = found;
    },
    accept: (fields, line) => {
      if (opened !== null) opened.table?.accept(fields, line);
      else if (records.push({ fields, line }) > LOOK_AHEAD) decide();
      return opened === null || opened.table !== null;
    },
  });
  if (end.fault !== null) {
    reading.problems.add(faultProblem(file, end.fault));
    return { table: null, header: null };
  }
  if (records.length === 0) {
    reading.problems.add(faultProblem(file, { code: "empty-file", message: "the file is empty", hint: NOTHING_HINT }));
    return { table: null, header: null };
  }
  const { header, table } = opened ?? decide();
  const { sha256, lines } = end;
  return { header, table: table?.finish({ sha256, delimiter: source.delimiter, lines }) ?? null };
}

interface Opened {
  readonly header: Header | null;
  readonly table: OpenTable | null;
  /** Index of the first record that the table takes. */
  readonly first: number;
}

/** An instrument's export, or else a table with a header. */
function open(start: FileStart, reading: Reading): Opened {
  const { file, source, records } = start;
  const format = exportFormatOf(records.map(({ fields }) => fields));
  if (format === null) return { ...openPlain(start, reading), first: 1 };
  return { header: exportHeader(file), table: openExportTable(format, file, source, records, reading), first: 0 };
}

function openPlain(start: FileStart, reading: Reading): Omit<Opened, "first"> {
  const { file, source, records } = start;
  const { problems, options } = reading;
  const header = readHeader(file, records[0].fields, records[0].line);
  if (records.length === 1) {
    const message = "the file has a header but no record";
    problems.add(faultProblem(file, { code: "no-records", message, hint: NOTHING_HINT, line: header.line }));
    return { header, table: null };
  }
  const duplicates = duplicateColumns(header);
  for (const problem of duplicates) problems.add(problem);
  if (duplicates.length > 0) return { header, table: null };
  const first = records.slice(1);
  const dialect = dialectOf(options, source, first);
  if (!("code" in dialect)) {
    const fields = first.map((record) => record.fields);
    return { header, table: openTable(header, fields, dialect, reading) };
  }
  problems.add(faultProblem(file, dialect));
  return { header, table: null };
}
