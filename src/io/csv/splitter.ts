import { plainRecords } from "./plain-records.js";
import type { QuotedRecords, QuoteFault } from "./quoted-records.js";

/** Takes a CSV text piece by piece and hands on its records. */
export interface Splitter {
  /** False once nothing more is wanted. */
  write(bytes: Uint8Array): Promise<boolean>;
  end(): Promise<SplitterEnd>;
}

interface SplitterEnd {
  /** Lines of the text. */
  readonly lines: number;
  /** What is wrong with its quotes, and the line on which that record begins. */
  readonly fault: (QuoteFault & { readonly line: number }) | null;
}

/** An unfinished record longer than this is left to csv-parse: it would be looked at again with each piece of the text. */
const LONGEST = 1 << 20;

/**
 * Splits plain text itself; from the first record on whose quotes make it more than that, csv-parse reads. `accept` takes a
 * record that holds any text, and the line it begins on; false once nothing more is wanted.
 */
export function splitterOf(
  delimiter: string,
  firstLine: number,
  accept: (fields: string[], line: number) => boolean,
): Splitter {
  let line = firstLine;
  let open = true;
  let rest: Uint8Array = new Uint8Array();
  let quoted: QuotedRecords | null = null;
  const take = (fields: string[], lines: number): boolean => {
    if (open && !isBlank(fields)) open = accept(fields, line);
    line += lines;
    return open;
  };
  const plain = plainRecords(delimiter, (fields) => take(fields, 1));
  const write = async (bytes: Uint8Array, isLast: boolean): Promise<boolean> => {
    if (!open) return false;
    if (quoted !== null) return quoted.write(bytes) && open;
    const text = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const { taken, isPlain } = plain(text, isLast);
    rest = text.subarray(taken);
    if (isPlain && rest.length <= LONGEST) return open;
    const { quotedRecords } = await import("./quoted-records.js");
    quoted = quotedRecords(delimiter, (fields) => take(fields, 1 + newlinesWithin(fields)));
    return quoted.write(rest) && open;
  };
  return {
    write: (bytes) => write(bytes, false),
    async end() {
      if (quoted === null) await write(new Uint8Array(), true);
      const fault = open && quoted !== null ? await quoted.end() : null;
      return { lines: line, fault: fault === null ? null : { ...fault, line } };
    },
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
