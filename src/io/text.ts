import { isUtf8 } from "node:buffer";
import { decoderOf, type Encoding } from "./encoding.js";
import { isGzipFault } from "./file-bytes.js";

/** Why bytes are no text: what was found, on which line where that is known, and how to mend it. */
export interface TextFault {
  readonly code: "not-utf8" | "not-in-encoding" | "binary-file" | "broken-gzip";
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const BOMS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];
const NEWLINE = 0x0a;

/**
 * The text of a file as valid UTF-8 without a byte order mark, which outranks the declared encoding. Bytes, because that is
 * what the CSV parser takes: UTF-8 is checked and handed on as it is. Ends after a fault.
 */
export async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  declared: Encoding,
): AsyncGenerator<Uint8Array | TextFault, void> {
  let check: ((chunk: Uint8Array | null) => Uint8Array | TextFault) | null = null;
  let start: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of bytes) {
      let text: Uint8Array = chunk;
      if (check === null) {
        start = Buffer.concat([start, chunk]);
        if (start.length < 4) continue;
        ({ check, text } = begin(start, declared));
      }
      const checked = check(text);
      yield checked;
      if ("code" in checked) return;
    }
  } catch (error) {
    if (!isGzipFault(error)) throw error;
    return yield {
      code: "broken-gzip",
      message: "the file is gzip that cannot be unpacked to its end",
      hint: "copy it again from where it came from",
    };
  }
  if (check === null) {
    const { check: only, text } = begin(start, declared);
    const checked = only(text);
    yield checked;
    if ("code" in checked) return;
    check = only;
  }
  yield check(null);
}

/** Decides the encoding from the first bytes; `text` is what follows the byte order mark. */
function begin(start: Uint8Array, declared: Encoding) {
  if (OLD_EXCEL.every((byte, i) => start[i] === byte)) {
    const fault = {
      code: "binary-file",
      message: "the file is an old Excel workbook, not text",
      hint: "save it as .xlsx or as CSV (UTF-8)",
    } as const;
    return { check: () => fault, text: start };
  }
  const bom = BOMS.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte));
  const encoding = bom?.encoding ?? declared;
  const text = bom === undefined ? start : start.subarray(bom.bytes.length);
  return { check: encoding === "auto" || encoding === "utf-8" ? checkUtf8() : recode(encoding), text };
}

/** Hands on whole characters; the bytes of one that a chunk cuts in two wait for the next. */
function checkUtf8(): (chunk: Uint8Array | null) => Uint8Array | TextFault {
  let newlines = 0;
  let tail: Uint8Array = new Uint8Array();
  return (chunk) => {
    if (chunk === null) return tail.length === 0 ? tail : notUtf8(1 + newlines);
    const joined = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const whole = joined.subarray(0, joined.length - cutLength(joined));
    tail = joined.subarray(whole.length);
    const nul = whole.indexOf(0);
    const isText = isUtf8(whole);
    if (nul >= 0 && (isText || utf16Among(whole) !== null))
      return nulBytes(whole, 1 + newlines + countNewlines(whole.subarray(0, nul)));
    if (!isText) return isBinary(whole) ? notText() : notUtf8(1 + newlines + newlinesBeforeFault(whole));
    newlines += countNewlines(whole);
    return whole;
  };
}

function recode(encoding: Exclude<Encoding, "auto" | "utf-8">): (chunk: Uint8Array | null) => Uint8Array | TextFault {
  const decoder = decoderOf(encoding);
  let newlines = 0;
  return (chunk) => {
    let text: Uint8Array;
    try {
      text = Buffer.from(decoder.decode(chunk ?? undefined));
    } catch {
      const message = `the file is not valid ${encoding}`;
      return { code: "not-in-encoding", message, hint: "save it as UTF-8, or name its --encoding", line: 1 + newlines };
    }
    const nul = text.indexOf(0);
    if (nul >= 0) return nulBytes(new Uint8Array(), 1 + newlines + countNewlines(text.subarray(0, nul)));
    newlines += countNewlines(text);
    return text;
  };
}

function nulBytes(around: Uint8Array, line: number): TextFault {
  const utf16 = utf16Among(around);
  const hint = utf16 === null ? "give a CSV file saved as UTF-8" : `if it is UTF-16 text: --encoding ${utf16}`;
  return { code: "binary-file", message: "the file holds NUL bytes: it is not text", hint, line };
}

/** The UTF-16 that bytes may be, in which every second byte of plain text is zero. */
function utf16Among(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2]++;
  const [even, odd] = zeros;
  const [rarer, commoner] = even < odd ? [even, odd] : [odd, even];
  // A picture has zeros too, but anywhere.
  if (bytes.length < 2 || 4 * commoner <= bytes.length || 10 * rarer > commoner) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** Control characters that no text has, at least one in a hundred: a picture, a program, noise. */
function isBinary(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a);
  return controls.length > 0 && 100 * controls.length >= bytes.length;
}

function notText(): TextFault {
  const message = "the file holds bytes that no text has: it may be a picture, a program or damaged";
  return { code: "binary-file", message, hint: "give a CSV file or an Excel workbook (.xlsx)" };
}

function notUtf8(line: number): TextFault {
  const hint = "save it as UTF-8; or, if Excel on Windows wrote it, --encoding windows-1252";
  return { code: "not-utf8", message: "the file is not valid UTF-8", hint, line };
}

/** How many bytes at the end begin a character that they do not end. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function newlinesBeforeFault(bytes: Uint8Array): number {
  for (let from = 0, count = 0; ; count++) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) return count;
    from = end + 1;
  }
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
