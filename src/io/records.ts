import type { Hash } from "node:crypto";
import type { DiagnosticOf } from "../study/diagnostic.js";
import type { CodeOf } from "../study/diagnostics/catalogue.js";
import { nearestName } from "../study/nearest-name.js";
import { type CsvSink, readCsv } from "./csv.js";
import { openBytes } from "./file-bytes.js";
import { type NumberNotation, recogniseNotation } from "./number-notation.js";
import type { ReadOptions } from "./read-result.js";
import { readText } from "./text.js";
import { readWorkbook, type Sheet, type WorkbookCell } from "./workbook.js";

/** One input: its base name, as messages show it, and its bytes. Errors of opening or reading are thrown by `open`. */
export interface Input {
  readonly name: string;
  /** Whether it can be opened but once, as a pipe. */
  readonly isOnce?: boolean;
  /** False where nobody asks for its digest: setting up what makes one takes as long as reading a small file. */
  readonly isDigested?: boolean;
  open(): AsyncIterable<Uint8Array>;
}

/** What is known of a file before its first record. `notation` is known already where cells are numbers rather than texts. */
export interface RecordSource {
  readonly delimiter: string | null;
  readonly notation: NumberNotation | null;
}

/** A record and the line it begins on. */
export interface LocatedRecord {
  readonly fields: string[];
  readonly line: number;
}

/** Takes the records of a file, wherever they come from. */
export interface RecordSink {
  /** Told once, before the first record. */
  begin(source: RecordSource): void;
  /** A record and the line (row of a sheet) it begins on; false once nothing more is wanted. */
  accept: CsvSink["accept"];
}

/** Why a file yields no records. */
export interface FileFault {
  readonly code: CodeOf<"error">;
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

export function faultProblem(file: string, { code, message, hint, line }: FileFault): DiagnosticOf<"error"> {
  return { code, severity: "error", message, place: line === undefined ? { file } : { file, line }, hint };
}

export interface RecordsEnd {
  /** Of the bytes as they are stored; null where nobody asks for it. */
  readonly sha256: string | null;
  readonly lines: number;
  readonly fault: FileFault | null;
}

/** Whether a sheet's first records are an instrument's: then all sheets belong together. */
export type IsExport = (records: readonly (readonly string[])[]) => boolean;

const ROWS_LOOKED_AT = 500;
const ROWS_OF_A_HEAD = 25;

/** Reads CSV text or an Excel workbook, either of them also packed with gzip, record by record. */
export async function readRecords(
  input: Input,
  options: ReadOptions,
  isExport: IsExport,
  sink: RecordSink,
): Promise<RecordsEnd> {
  const { isDigested = true } = input;
  const digest = isDigested ? (await import("node:crypto")).createHash("sha256") : null;
  const end = await readStored(input, options, isExport, sink, digest);
  return { ...end, sha256: digest?.digest("hex") ?? null };
}

async function readStored(
  input: Input,
  options: ReadOptions,
  isExport: IsExport,
  sink: RecordSink,
  digest: Hash | null,
): Promise<Omit<RecordsEnd, "sha256">> {
  const { isZip, bytes } = await openBytes(input.open(), digest);
  if (isZip) {
    const sheets = await readWorkbook(bytes);
    return "code" in sheets ? { lines: 1, fault: sheets } : readSheets(sheets, options, isExport, sink);
  }
  const begin = (delimiter: string) => sink.begin({ delimiter, notation: null });
  return readCsv(readText(bytes, options.encoding), { begin, accept: sink.accept });
}

function readSheets(
  sheets: readonly Sheet[],
  options: ReadOptions,
  isExport: IsExport,
  sink: RecordSink,
): Omit<RecordsEnd, "sha256"> {
  const chosen = chooseSheets(sheets, options.sheet, isExport);
  if ("code" in chosen) return { lines: 1, fault: chosen };
  const notation = recogniseNotation(options, null, textsOf(chosen));
  if ("code" in notation) return { lines: 1, fault: notation };
  sink.begin({ delimiter: null, notation });
  const comma = notation.decimal === "comma";
  const textOf = (cell: WorkbookCell): string =>
    typeof cell === "number" ? (comma ? String(cell).replace(".", ",") : String(cell)) : (cell ?? "");
  for (const { rows } of chosen)
    for (const [index, row] of rows.entries()) {
      const fields = row.map(textOf);
      if (fields.some((field) => field.trim() !== "") && !sink.accept(fields, index + 1))
        return { lines: 1, fault: null };
    }
  return { lines: Math.max(1, ...chosen.map(({ rows }) => rows.length)), fault: null };
}

function chooseSheets(
  sheets: readonly Sheet[],
  wanted: string | null,
  isExport: IsExport,
): readonly Sheet[] | FileFault {
  const names = sheets.map(({ name }) => `"${name}"`).join(", ");
  if (wanted !== null) {
    const found = sheets.find(({ name }) => name === wanted) ?? sheets[/^\d+$/u.test(wanted) ? Number(wanted) - 1 : -1];
    if (found !== undefined) return [found];
    const near = nearestName(
      wanted,
      sheets.map(({ name }) => name),
    );
    return {
      code: "unknown-sheet",
      message: `--sheet: no sheet is called "${wanted}"`,
      hint: near === null ? `the sheets are ${names}` : `did you mean "${near}"?`,
    };
  }
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length <= 1) return filled;
  const heads = filled.map(({ rows }) =>
    rows.slice(0, ROWS_OF_A_HEAD).map((row) => row.map((cell) => String(cell ?? ""))),
  );
  const exported = filled.filter((_, i) => isExport(heads[i]));
  if (exported.length > 0) return exported;
  return {
    code: "several-sheets",
    message: `the workbook has ${filled.length} sheets: ${names}`,
    hint: "choose one with --sheet NAME, or save each as a file of its own",
  };
}

function* textsOf(sheets: readonly Sheet[]): Generator<string> {
  for (const { rows } of sheets)
    for (const row of rows.slice(1, ROWS_LOOKED_AT)) for (const cell of row) if (typeof cell === "string") yield cell;
}
