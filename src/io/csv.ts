import type { QuoteFault } from "./csv/quoted-records.js";
import { type Splitter, splitterOf } from "./csv/splitter.js";
import { declaredDelimiter, recogniseDelimiter } from "./delimiter.js";
import type { TextFault } from "./text.js";

/** Why a text is no CSV, with the line on which the faulty record begins. */
interface CsvFault {
  readonly code: (TextFault | QuoteFault)["code"];
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

export interface CsvEnd {
  /** Lines of the text, so that the next file's global lines can follow. */
  readonly lines: number;
  readonly fault: CsvFault | null;
}

/** What takes the records of a text. */
export interface CsvSink {
  /** Told once, before the first record. */
  begin(delimiter: string): void;
  /** A record and the line it begins on; false once nothing more is wanted. */
  accept(fields: string[], line: number): boolean;
}

/** As much text as is looked at before the delimiter is decided. */
const LOOK_AHEAD = 65536;

/** Splits CSV text into records and hands each on; records without any text are passed over. */
export async function readCsv(text: AsyncIterable<Uint8Array | TextFault>, sink: CsvSink): Promise<CsvEnd> {
  let head: Uint8Array = new Uint8Array();
  let splitter: Splitter | null = null;
  for await (const piece of text) {
    if ("code" in piece) return { lines: piece.line ?? 1, fault: piece };
    if (splitter === null) head = Buffer.concat([head, piece]);
    else if (!(await splitter.write(piece))) break;
    if (splitter === null && head.length >= LOOK_AHEAD) splitter = await begin(head, sink);
  }
  return (splitter ?? (await begin(head, sink))).end();
}

/** The records of a CSV text that is separated by commas; null where it is none. */
export async function csvRecords(text: Uint8Array): Promise<string[][] | null> {
  const records: string[][] = [];
  const splitter = splitterOf(",", 1, (fields) => records.push(fields) > 0);
  await splitter.write(text);
  return (await splitter.end()).fault === null ? records : null;
}

/** Decides the delimiter from how the text begins, and splits that much. */
async function begin(head: Uint8Array, sink: CsvSink): Promise<Splitter> {
  const text = new TextDecoder().decode(head);
  const declared = declaredDelimiter(text);
  const delimiter = declared?.delimiter ?? recogniseDelimiter(text);
  sink.begin(delimiter);
  const splitter = splitterOf(delimiter, declared === null ? 1 : 2, (fields, line) => sink.accept(fields, line));
  await splitter.write(head.subarray(Buffer.byteLength(declared?.line ?? "")));
  return splitter;
}
