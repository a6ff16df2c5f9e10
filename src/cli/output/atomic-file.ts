import type { Hash } from "node:crypto";
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { ExitCode, Stop } from "../exit-code.js";
import { clearingUp, type Pause } from "./interruption.js";
import { sweep, temporaryFor } from "./temporary.js";
import { whyNot } from "./why-not.js";

/** A file written beside its place and not yet moved there. */
export interface Staged {
  readonly path: string;
  readonly temporary: string;
}

/** Text, or the bytes of a picture. */
export type Chunk = string | Uint8Array;

const FLUSH = 1 << 20;

/**
 * Writes the text to a temporary file in the target's own folder, so that moving it there is one atomic step. `digest`, if
 * any, is given all that is written.
 */
export async function stage(path: string, chunks: Iterable<Chunk>, pause: Pause, digest?: Hash): Promise<Staged> {
  const temporary = temporaryFor(path);
  const file = openSync(temporary, "w");
  try {
    const replaced = statSync(path, { throwIfNoEntry: false });
    if (replaced?.isFile()) fchmodSync(file, replaced.mode);
    for (const bytes of buffered(chunks)) {
      digest?.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      await pause();
    }
    fsyncSync(file);
    closeSync(file);
    return { path, temporary };
  } catch (error) {
    closeQuietly(file);
    rmSync(temporary, { force: true });
    throw error;
  }
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {
    // Closed already, or refused: the first error is the one to show.
  }
}

/** Moves staged files into place; the last step, and the only one anybody can see. */
export function commit(staged: Staged): void {
  renameSync(staged.temporary, staged.path);
}

export function discard(staged: Iterable<Staged>): void {
  for (const { temporary } of staged) rmSync(temporary, { force: true });
}

/** One file, whole or not at all; `shown`: its path as the user wrote it. */
export async function writeFileAtomically(path: string, chunks: Iterable<Chunk>, shown = path): Promise<void> {
  await guarded(shown, () =>
    clearingUp(async (pause) => {
      sweep(dirname(path));
      commit(await stage(path, chunks, pause));
    }),
  );
}

/** Turns what the file system refuses into exit code 5 with the path. */
export async function guarded<T>(path: string, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { syscall, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
    if (error instanceof Stop || syscall === undefined) throw error;
    throw new Stop(ExitCode.output, `cannot write to ${dest ?? path}: ${whyNot(error)}`);
  }
}

/** Chunks as bytes, short ones taken together. */
export function* buffered(chunks: Iterable<Chunk>): Generator<Uint8Array> {
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
