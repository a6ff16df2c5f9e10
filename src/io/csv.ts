import { CsvError, parse } from "csv-parse";
import { type Delimiter, recogniseDelimiter } from "./delimiter.js";
import type { TextFault } from "./utf8.js";

/** Why a text is no CSV, with the line on which the faulty record begins. */
export interface CsvFault {
  readonly code: TextFault["code"] | "unclosed-quote" | "stray-quote";
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

export interface CsvEnd {
  readonly delimiter: Delimiter;
  /** Lines of the text, so that the next file's global lines can follow. */
  readonly lines: number;
  readonly fault: CsvFault | null;
}

/** As much text as is looked at before the delimiter is decided. */
const LOOK_AHEAD = 65536;

/**
 * Splits CSV text into records and hands each on with the line it begins on; records without any text are passed over.
 * Stops early where `onRecord` returns false.
 */
export async function readCsv(
  text: AsyncIterable<string | TextFault>,
  onRecord: (fields: string[], line: number) => boolean,
): Promise<CsvEnd> {
  let head = "";
  let splitter: Splitter | null = null;
  for await (const piece of text) {
    if (typeof piece !== "string")
      return { delimiter: splitter?.delimiter ?? ",", lines: piece.line ?? 1, fault: piece };
    if (splitter === null) head += piece;
    else if (!splitter.write(piece)) break;
    if (splitter === null && head.length >= LOOK_AHEAD) {
      splitter = split(recogniseDelimiter(head), onRecord);
      if (!splitter.write(head)) break;
    }
  }
  if (splitter === null) {
    splitter = split(recogniseDelimiter(head), onRecord);
    splitter.write(head);
  }
  return splitter.end();
}

interface Splitter {
  readonly delimiter: Delimiter;
  /** False once nothing more is wanted. */
  write(text: string): boolean;
  end(): Promise<CsvEnd>;
}

function split(delimiter: Delimiter, onRecord: (fields: string[], line: number) => boolean): Splitter {
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
  let line = 1;
  let mayBeQuoted = false;
  let open = true;
  const take = (fields: string[]) => {
    const begin = line;
    line += 1 + (mayBeQuoted ? newlinesWithin(fields) : 0);
    if (open && !isBlank(fields)) open = onRecord(fields, begin);
  };
  const drain = () => {
    for (let fields = parser.read(); fields !== null; fields = parser.read()) take(fields);
  };
  return {
    delimiter,
    write(text) {
      mayBeQuoted ||= text.includes('"');
      parser.write(text);
      drain();
      return open && !parser.errored;
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
      return { delimiter, lines: line, fault };
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
