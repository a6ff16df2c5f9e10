import type { Hash } from "node:crypto";

/** Why bytes are no text: what was found, on which line where that is known, and how to mend it. */
export interface TextFault {
  readonly code: "not-utf8" | "binary-file";
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

const SAVE_AS_CSV = "save the sheet as CSV (UTF-8) and read that";
const SIGNATURES: readonly { bytes: readonly number[]; what: string; hint: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "an Excel workbook or another zip archive", hint: SAVE_AS_CSV },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an old Excel workbook", hint: SAVE_AS_CSV },
  { bytes: [0x1f, 0x8b], what: "compressed with gzip", hint: "unpack it first" },
  { bytes: [0xff, 0xfe], what: "UTF-16 text", hint: "save it as UTF-8" },
  { bytes: [0xfe, 0xff], what: "UTF-16 text", hint: "save it as UTF-8" },
];

/** Decodes UTF-8, with or without a byte order mark, and feeds the digest; ends after a fault. */
export async function* decodeUtf8(
  bytes: AsyncIterable<Uint8Array>,
  digest: Hash,
): AsyncGenerator<string | TextFault, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let newlines = 0;
  let tail = new Uint8Array();
  let first = true;
  for await (const chunk of bytes) {
    digest.update(chunk);
    const fault = first && chunk.length > 0 ? knownBinary(chunk) : null;
    if (fault !== null) return yield fault;
    if (chunk.length > 0) first = false;
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      return yield notUtf8(1 + newlines + newlinesBeforeFault(concat(tail, chunk)));
    }
    const nul = text.indexOf("\0");
    if (nul >= 0)
      return yield binary("holds NUL bytes: it is not text", 1 + newlines + countNewlines(text.slice(0, nul)));
    newlines += countNewlines(text);
    tail = incompleteTail(concat(tail, chunk.subarray(-4)).subarray(-4));
    if (text !== "") yield text;
  }
  try {
    decoder.decode();
  } catch {
    yield notUtf8(1 + newlines);
  }
}

function knownBinary(chunk: Uint8Array): TextFault | null {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => chunk[i] === byte));
  return known === undefined
    ? null
    : { code: "binary-file", message: `the file is ${known.what}, not UTF-8 text`, hint: known.hint };
}

function binary(message: string, line: number): TextFault {
  return { code: "binary-file", message: `the file ${message}`, hint: "give a CSV file saved as UTF-8", line };
}

function notUtf8(line: number): TextFault {
  return { code: "not-utf8", message: "the file is not valid UTF-8", hint: "save it as UTF-8", line };
}

/** The bytes at the end of a chunk that begin a character which the next chunk ends. */
function incompleteTail(end: Uint8Array): Uint8Array<ArrayBuffer> {
  for (let i = end.length - 1; i >= 0; i--) {
    if (end[i] < 0x80) break;
    if (end[i] >= 0xc0) return new Uint8Array(end.subarray(i));
  }
  return new Uint8Array();
}

function newlinesBeforeFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let count = 0;
  for (let from = 0; from < bytes.length; count++) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    try {
      decoder.decode(line);
    } catch {
      return count;
    }
    if (end < 0) return count;
    from = end + 1;
  }
  return count;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.length === 0 ? b : Buffer.concat([a, b]);
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
