import { isAscii } from "node:buffer";

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/** How many bytes of a text were read, and whether nothing but an unfinished record follows them. */
interface PlainRead {
  readonly taken: number;
  readonly isPlain: boolean;
}

/**
 * Splits text where that takes no CSV parser: a field ends at the delimiter, a record at CR LF, LF or CR, and a field in
 * quotes holds neither a quote nor a line break. Reading stops before the first record whose quotes are anything else, and
 * before an unfinished one unless `isLast`. `accept` takes a record; false once nothing more is wanted.
 */
export function plainRecords(
  delimiter: string,
  accept: (fields: string[]) => boolean,
): (bytes: Uint8Array, isLast: boolean) => PlainRead {
  const separator = delimiter.charCodeAt(0);
  const highest = Math.max(separator, QUOTE);
  let above: readonly string[] = [];
  return (bytes, isLast) => {
    const text = decoded(bytes);
    const fieldOf = fieldsOf(text, bytes);
    let record = 0;
    let fields: string[] = [];
    let begin = 0;
    let isPlain = true;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > highest) continue;
      if (code === separator) {
        fields.push(fieldOf(begin, at, above[fields.length]));
        begin = at + 1;
      } else if (code === NEWLINE || code === RETURN) {
        // What follows a carriage return may be its line feed.
        if (code === RETURN && at + 1 === text.length && !isLast) break;
        fields.push(fieldOf(begin, at, above[fields.length]));
        if (!accept(fields)) return { taken: bytes.length, isPlain };
        if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++;
        begin = at + 1;
        record = begin;
        above = fields;
        fields = [];
      } else if (code === QUOTE) {
        const close = at === begin ? closingQuote(text, at, separator, isLast) : NOT_PLAIN;
        isPlain = close !== NOT_PLAIN;
        if (close < 0) break;
        at = close;
      }
    }
    if (isLast && isPlain && record < text.length) {
      fields.push(fieldOf(begin, text.length, above[fields.length]));
      accept(fields);
      record = text.length;
    }
    const taken = text.length === bytes.length ? record : Buffer.byteLength(text.slice(0, record));
    return { taken, isPlain };
  };
}

const NOT_PLAIN = -1;
const UNFINISHED = -2;

/** Where a field in quotes is closed that begins at `open`, if it holds neither a quote nor a line break and nothing follows it. */
function closingQuote(text: string, open: number, separator: number, isLast: boolean): number {
  const close = text.indexOf('"', open + 1);
  const within = text.slice(open + 1, close < 0 ? text.length : close);
  if (within.includes("\n") || within.includes("\r")) return NOT_PLAIN;
  if (close < 0) return isLast ? NOT_PLAIN : UNFINISHED;
  const next = text.charCodeAt(close + 1);
  const isField = close + 1 === text.length || next === separator || next === NEWLINE || next === RETURN;
  return isField ? close : NOT_PLAIN;
}

function decoded(bytes: Uint8Array): string {
  // Of ASCII, which most texts are, each byte is a character, and copying them is faster than decoding.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isAscii(bytes) ? "latin1" : "utf8");
}

/** V8 copies a piece of a string up to this length; a longer one keeps all the text that it was cut from in memory. */
const COPIED = 12;

/** Fields of a text by where they begin and end, `above` being the one in the record before. */
function fieldsOf(text: string, bytes: Uint8Array): (begin: number, end: number, above: string | undefined) => string {
  const isByteForByte = text.length === bytes.length;
  return (begin, end, above) => {
    if (text.charCodeAt(begin) === QUOTE) {
      begin++;
      end--;
    }
    if (end - begin <= COPIED) return text.slice(begin, end);
    // Ids repeat from record to record.
    if (above?.length === end - begin && text.startsWith(above, begin)) return above;
    return decoded(isByteForByte ? bytes.subarray(begin, end) : Buffer.from(text.slice(begin, end)));
  };
}
