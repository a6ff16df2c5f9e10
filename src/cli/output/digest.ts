import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { type Staged, stage } from "./atomic-file.js";
import { type Chunk, encoded } from "./encoded.js";
import type { Pause } from "./interruption.js";

/** The digest of a file that is there, or null; of a folder, a text that is no digest. */
export function digestOf(path: string): string | null {
  try {
    return digestOfChunks(contents(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "EISDIR") return "a folder";
    throw error;
  }
}

/** The digest that a file of these contents would have. */
export function digestOfChunks(chunks: Iterable<Chunk>): string {
  const hash = createHash("sha256");
  for (const bytes of encoded(chunks)) hash.update(bytes);
  return hash.digest("hex");
}

/** Writes a file beside its place as `stage` does, and digests what is written. */
export async function stageDigested(
  path: string,
  chunks: Iterable<Chunk>,
  pause: Pause,
): Promise<{ readonly file: Staged; readonly sha256: string }> {
  const hash = createHash("sha256");
  const file = await stage(path, chunks, pause, hash);
  return { file, sha256: hash.digest("hex") };
}

const room = Buffer.allocUnsafeSlow(1 << 18);

/** A file piece by piece, so that a large one is not held; a piece holds until the next is asked for. */
function* contents(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (let length = readSync(file, room); length > 0; length = readSync(file, room)) yield room.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
