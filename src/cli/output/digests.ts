import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buffered, type Chunk, type Staged, stage } from "./atomic-file.js";
import type { Pause } from "./interruption.js";

/** The digest of a file that is there, or null; of a folder, a text that is no digest. */
export function digestOf(path: string): string | null {
  try {
    return digestOfChunks([readFileSync(path)]);
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
  for (const bytes of buffered(chunks)) hash.update(bytes);
  return hash.digest("hex");
}

/** A file beside its place, and the digest of what is in it. */
export interface StagedAndDigested extends Staged {
  readonly sha256: string;
}

/** Writes a file beside its place as `stage` does, and digests what is written. */
export async function stageDigested(path: string, chunks: Iterable<Chunk>, pause: Pause): Promise<StagedAndDigested> {
  const hash = createHash("sha256");
  const staged = await stage(path, chunks, pause, hash);
  return { ...staged, sha256: hash.digest("hex") };
}
