import type { Hash } from "node:crypto";

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The longest piece in which bytes are handed on: decoded as text it is no longer than that, whatever holds it all. */
const PIECE = 1 << 18;

/** A file's bytes, unpacked where they are gzip, and whether they are a zip archive, as Excel's workbooks are. */
export interface FileBytes {
  readonly isZip: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Looks at how a file begins; the digest is of its bytes as they are stored. */
export async function openBytes(stored: AsyncIterable<Uint8Array>, digest: Hash | null): Promise<FileBytes> {
  const outer = await lookAt(digested(stored, digest));
  const inner = begins(outer.start, GZIP) ? await lookAt(gunzipped(outer.bytes)) : outer;
  return { isZip: begins(inner.start, ZIP), bytes: inner.bytes };
}

/** Whether an error says that gzip could not be unpacked. */
export function isGzipFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function begins(start: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => start[i] === byte);
}

/** The first bytes, and all bytes from the first. An error met while looking is thrown when the bytes are read. */
async function lookAt(
  source: AsyncIterable<Uint8Array>,
): Promise<{ start: Uint8Array; bytes: AsyncIterable<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let start: Uint8Array = new Uint8Array();
  let failure: { readonly error: unknown } | null = null;
  while (start.length < ZIP.length && failure === null) {
    try {
      const { done, value } = await rest.next();
      if (done === true) break;
      seen.push(value);
      start = Buffer.concat([start, value.subarray(0, ZIP.length)]);
    } catch (error) {
      failure = { error };
    }
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* seen;
    if (failure !== null) throw failure.error;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { start, bytes: bytes() };
}

async function* digested(stored: AsyncIterable<Uint8Array>, digest: Hash | null): AsyncGenerator<Uint8Array> {
  for await (const chunk of stored) {
    digest?.update(chunk);
    for (let from = 0; from < chunk.length; from += PIECE) yield chunk.subarray(from, from + PIECE);
  }
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const [{ Readable }, { createGunzip }] = await Promise.all([import("node:stream"), import("node:zlib")]);
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: PIECE });
  source.on("error", (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } finally {
    source.destroy();
  }
}
