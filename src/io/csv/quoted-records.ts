import { CsvError, parse } from "csv-parse";

/** Why quotes are none of CSV's. */
export interface QuoteFault {
  readonly code: "unclosed-quote" | "stray-quote";
  readonly message: string;
  readonly hint: string;
}

/** Reads the records of a text whatever its quotes enclose. */
export interface QuotedRecords {
  /** False once something is wrong. */
  write(bytes: Uint8Array): boolean;
  /** Reads the last record, and says what is wrong, if anything is. */
  end(): Promise<QuoteFault | null>;
}

/** Hands on each record as it is read. */
export function quotedRecords(delimiter: string, accept: (fields: string[]) => void): QuotedRecords {
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
  const drain = () => {
    for (let fields = parser.read(); fields !== null; fields = parser.read()) accept(fields);
  };
  return {
    write(bytes) {
      parser.write(bytes);
      drain();
      return !parser.errored;
    },
    async end() {
      const closed = new Promise((resolve) => parser.once("close", resolve));
      if (!parser.destroyed && !parser.errored) {
        parser.on("readable", drain);
        parser.end();
        drain();
      }
      if (!parser.closed) await closed;
      return parser.errored ? quoteFault(parser.errored) : null;
    },
  };
}

function quoteFault(error: unknown): QuoteFault {
  if (!(error instanceof CsvError)) throw error;
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return { code: "unclosed-quote", message: "a quote opens here and is never closed", hint: 'close it with "' };
  return {
    code: "stray-quote",
    message: "a quote stands inside a field",
    hint: 'put the whole field in quotes and write each quote inside it twice: "5"" tube"',
  };
}
