/** How a text file may be encoded; `auto` is UTF-8, or UTF-16 where a byte order mark says so. */
export const ENCODINGS = ["auto", "utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What windows-1252 has where Latin-1 has control characters; Node's own decoder of that name leaves them out. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Decodes bytes chunk by chunk; throws a `TypeError` where they are none of the encoding. */
export interface Decoder {
  decode(chunk?: Uint8Array): string;
}

export function decoderOf(encoding: Exclude<Encoding, "auto" | "utf-8">): Decoder {
  if (encoding !== "windows-1252") {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return { decode: (chunk) => decoder.decode(chunk, { stream: chunk !== undefined }) };
  }
  return {
    decode: (chunk = new Uint8Array()) =>
      Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        .toString("latin1")
        .replace(/[\u0080-\u009f]/gu, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]),
  };
}
