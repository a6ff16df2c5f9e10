/** Text, or the bytes of a picture. */
export type Chunk = string | Uint8Array;

/** So much text is encoded at a time: enough for a write, and few enough bytes to stay in the processor's cache. */
const PIECE = 1 << 16;
/** No code unit of a text takes more than three bytes. */
const room = Buffer.allocUnsafeSlow(3 * PIECE);

/** Chunks as the bytes of a file, in pieces, each of which holds only until anybody asks for another. */
export function* encoded(chunks: Iterable<Chunk>): Generator<Uint8Array> {
  let pending = "";
  for (const chunk of chunks) {
    if (typeof chunk === "string") {
      pending += chunk;
      while (pending.length >= PIECE) {
        const end = isFirstOfPair(pending.charCodeAt(PIECE - 1)) ? PIECE - 1 : PIECE;
        yield written(pending.slice(0, end));
        pending = pending.slice(end);
      }
    } else {
      if (pending !== "") yield written(pending);
      pending = "";
      yield chunk;
    }
  }
  if (pending !== "") yield written(pending);
}

function written(text: string): Uint8Array {
  return room.subarray(0, room.write(text));
}

/** Whether a code unit means something only with the one after it. */
function isFirstOfPair(unit: number): boolean {
  return 0xd800 <= unit && unit < 0xdc00;
}
