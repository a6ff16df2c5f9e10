import { CsvError, parse } from "csv-parse";
import { declaredDelimiter, recogniseDelimiter } from "./delimiter.js";
import type { TextFault } from "./text.js";

/** Why a text is no CSV, with the line on which the faulty record begins. */
interface CsvFault {
  readonly code: TextFault["code"] | "unclosed-quote" | "stray-quote";
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
const QUOTE = 0x22;

/** Splits CSV text into records and hands each on; records without any text are passed over. */
export async function readCsv(text: AsyncIterable<Uint8Array | TextFault>, sink: CsvSink): Promise<CsvEnd> {
  let head: Uint8Array = new Uint8Array();
  let splitter: Splitter | null = null;
  for await (const piece of text) {
    if ("code" in piece) return { lines: piece.line ?? 1, fault: piece };
    if (splitter === null) head = Buffer.concat([head, piece]);
    else if (!splitter.write(piece)) break;
    if (splitter !== null || head.length < LOOK_AHEAD) continue;
    splitter = begin(head, sink);
    if (!splitter.isOpen()) break;
  }
  return (splitter ?? begin(head, sink)).end();
}

/** The records of a CSV text that is separated by commas; null where it is none. */
export async function csvRecords(text: Uint8Array): Promise<string[][] | null> {
  const records: string[][] = [];
  const accept = (fields: string[]) => records.push(fields) > 0;
  const splitter = split(",", 1, { begin: () => {}, accept });
  splitter.write(text);
  return (await splitter.end()).fault === null ? records : null;
}

/** Decides the delimiter from how the text begins, and splits that much. */
function begin(head: Uint8Array, sink: CsvSink): Splitter {
  const text = new TextDecoder().decode(head);
  const declared = declaredDelimiter(text);
  const delimiter = declared?.delimiter ?? recogniseDelimiter(text);
  sink.begin(delimiter);
  const splitter = split(delimiter, declared === null ? 1 : 2, sink);
  splitter.write(head.subarray(Buffer.byteLength(declared?.line ?? "")));
  return splitter;
}

interface Splitter {
  /** False once nothing more is wanted. */
  write(text: Uint8Array): boolean;
  isOpen(): boolean;
  end(): Promise<CsvEnd>;
}

function split(delimiter: string, firstLine: number, sink: CsvSink): Splitter {
  // csv-parse's own line counts halve its speed and name a record's last line; so does `on_record`. Records are read
  // off the stream after each write instead; the high-water mark keeps the parser from waiting for a reader.
  const options = {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    readableHighWaterMark: Number.MAX_SAFE_INTEGER,
  };
  const parser = parse(options);
  parser.on("error", () => {});
  let line = firstLine;
  let mayBeQuoted = false;
  let open = true;
  const take = (fields: string[]) => {
    const begin = line;
    line += 1 + (mayBeQuoted ? newlinesWithin(fields) : 0);
    if (open && !isBlank(fields)) open = sink.accept(fields, begin);
  };
  const drain = () => {
    for (let fields = parser.read(); fields !== null; fields = parser.read()) take(fields);
  };
  const isOpen = () => open && !parser.errored;
  return {
    isOpen,
    write(text) {
      mayBeQuoted ||= text.includes(QUOTE);
      parser.write(text);
      drain();
      return isOpen();
    },
    async end() {
      const closed = new Promise((resolve) => parser.once("close", resolve));
      if (open && !parser.destroyed && !parser.errored) {
        parser.on("readable", drain);
        parser.end();
        drain();
      } else parser.destroy();
      if (!parser.closed) await closed;
      const fault = parser.errored ? { ...quoteFault(parser.errored), line } : null;
      return { lines: line, fault };
    },
  };
}

function quoteFault(error: unknown): CsvFault {
  if (!(error instanceof CsvError)) throw error;
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return { code: "unclosed-quote", message: "a quote opens here and is never closed", hint: 'close it with "' };
  return {
    code: "stray-quote",
    message: "a quote stands inside a field",
    hint: 'put the whole field in quotes and write each quote inside it twice: "5"" tube"',
  };
}

function isBlank(fields: readonly string[]): boolean {
  for (const field of fields) if (field.trim() !== "") return false;
  return true;
}

function newlinesWithin(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields)
    if (field.includes("\n") || field.includes("\r")) count += field.split(/\r\n|\n|\r/u).length - 1;
  return count;
}
