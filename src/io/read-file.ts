import { createHash } from "node:crypto";
import { type CsvFault, readCsv } from "./csv.js";
import type { FileTable } from "./file-table.js";
import { duplicateColumns, type Header, readHeader } from "./header.js";
import { type OpenTable, openTable } from "./open-table.js";
import type { Reading } from "./reading.js";
import { decodeUtf8 } from "./utf8.js";

/** One input: its base name, as messages show it, and its bytes. Errors of opening or reading are thrown by `open`. */
export interface Input {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** How many records are looked at before the layout is decided. */
const LOOK_AHEAD = 500;

export interface FileRead {
  /** Null where the file could not be understood; the problems say why. */
  readonly table: FileTable | null;
  readonly header: Header | null;
}

/** Reads one file in one pass; problems are noted, never thrown. */
export async function readFile(input: Input, reading: Reading): Promise<FileRead> {
  const file = input.name;
  const { problems } = reading;
  const digest = createHash("sha256");
  const waiting: { fields: string[]; line: number }[] = [];
  let header: Header | null = null;
  let table: OpenTable | "unclear" | null = null;

  const begin = (header: Header): OpenTable | "unclear" => {
    const duplicates = duplicateColumns(header);
    for (const problem of duplicates) problems.add(problem);
    if (duplicates.length > 0) return "unclear";
    const opened = openTable(header, waiting, reading);
    if (opened !== null) for (const { fields, line } of waiting) opened.accept(fields, line);
    return opened ?? "unclear";
  };

  const end = await readCsv(decodeUtf8(input.open(), digest), (fields, line) => {
    if (header === null) {
      header = readHeader(file, fields, line);
      return true;
    }
    if (table === null) {
      waiting.push({ fields, line });
      if (waiting.length === LOOK_AHEAD) table = begin(header);
    } else if (table !== "unclear") table.accept(fields, line);
    return table !== "unclear";
  });
  if (end.fault !== null) {
    problems.add(faultOf(file, end.fault));
    return { table: null, header };
  }
  // The callback assigned these; the compiler follows no assignment in a callback.
  const found = header as Header | null;
  if (found === null || waiting.length === 0) {
    problems.add(nothingIn(file, found));
    return { table: null, header: found };
  }
  const opened = (table as OpenTable | "unclear" | null) ?? begin(found);
  if (opened === "unclear") return { table: null, header: found };
  const sha256 = digest.digest("hex");
  return { table: opened.finish({ sha256, delimiter: end.delimiter, lines: end.lines }), header: found };
}

function faultOf(file: string, { code, message, hint, line }: CsvFault) {
  return { code, severity: "error", message, place: line === undefined ? { file } : { file, line }, hint } as const;
}

function nothingIn(file: string, header: Header | null) {
  const place = header === null ? { file } : { file, line: header.line };
  const found = header === null ? "the file is empty" : "the file has a header but no record";
  const code = header === null ? "empty-file" : "no-records";
  return { code, severity: "error", message: found, place, hint: "give a header and at least one record" } as const;
}
