import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ExitCode, Stop } from "../exit-code.js";
import { whyNot } from "./why-not.js";

/** A file written beside its place and not yet moved there. */
export interface Staged {
  readonly path: string;
  readonly temporary: string;
  readonly sha256: string;
}

/** Text, or the bytes of a picture. */
export type Chunk = string | Uint8Array;

const FLUSH = 1 << 20;

/** Writes the text to a temporary file in the target's own folder, so that moving it there is one atomic step. */
export function stage(path: string, chunks: Iterable<Chunk>): Staged {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const hash = createHash("sha256");
  const file = openSync(temporary, "w");
  try {
    for (const bytes of buffered(chunks)) {
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  return { path, temporary, sha256: hash.digest("hex") };
}

/** Moves staged files into place; the last step, and the only one anybody can see. */
export function commit(staged: Staged): void {
  renameSync(staged.temporary, staged.path);
}

export function discard(staged: Iterable<Staged>): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
}

/** One file, whole or not at all. */
export function writeFileAtomically(path: string, chunks: Iterable<Chunk>): void {
  guarded(path, () => commit(stage(path, chunks)));
}

/** The digest of a file that is there, or null. */
export function digestOf(path: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Turns what the file system refuses into exit code 5 with the path. */
export function guarded<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof Stop || code === undefined) throw error;
    throw new Stop(ExitCode.output, `cannot write to ${path}: ${whyNot(error)}`);
  }
}

function* buffered(chunks: Iterable<Chunk>): Generator<Uint8Array> {
  let pending = "";
  for (const chunk of chunks) {
    if (typeof chunk === "string") pending += chunk;
    if (typeof chunk === "string" && pending.length < FLUSH) continue;
    if (pending !== "") yield Buffer.from(pending);
    pending = "";
    if (typeof chunk !== "string") yield chunk;
  }
  if (pending !== "") yield Buffer.from(pending);
}
