import type { Hash } from "node:crypto";
import { closeSync, fchmodSync, fsync, readlinkSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import { promisify } from "node:util";
import { ExitCode, Stop } from "../exit-code.js";
import { type Chunk, encoded } from "./encoded.js";
import { clearingUp, type Pause } from "./interruption.js";
import { openTemporary, removeFile, sweep } from "./temporary.js";
import { whyNot } from "./why-not.js";

/** A file written beside its place and not yet moved there. */
export interface Staged {
  readonly path: string;
  readonly temporary: string;
  /** Fulfilled once the disk has it all, which it need not before it is moved: other files are written meanwhile. */
  readonly onDisk: Promise<void>;
}

/**
 * Writes the text to a temporary file in the target's own folder, so that moving it there is one atomic step. `digest`, if
 * any, is given all that is written.
 */
export async function stage(path: string, chunks: Iterable<Chunk>, pause: Pause, digest?: Hash): Promise<Staged> {
  const { temporary, file } = openTemporary(path);
  try {
    const replaced = statSync(path, { throwIfNoEntry: false });
    if (replaced?.isFile()) fchmodSync(file, replaced.mode);
    for (const bytes of encoded(chunks)) {
      digest?.update(bytes);
      writeFileSync(file, bytes);
      await pause();
    }
    const onDisk = flushed(file);
    // Whoever waits for it hears why it failed.
    onDisk.catch(() => {});
    return { path, temporary, onDisk };
  } catch (error) {
    closeQuietly(file);
    removeFile(temporary);
    throw error;
  }
}

async function flushed(file: number): Promise<void> {
  try {
    await promisify(fsync)(file);
  } catch (error) {
    closeQuietly(file);
    throw error;
  }
  closeSync(file);
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {
    // Closed already, or refused: the first error is the one to show.
  }
}

/** Moves a file that the disk has into place; the last step, and the only one anybody can see. */
export function commit({ temporary, path }: Pick<Staged, "temporary" | "path">): void {
  renameSync(temporary, path);
}

/** Takes away files that were not moved. */
export async function discard(staged: Iterable<Staged>): Promise<void> {
  for (const { temporary, onDisk } of staged) {
    await onDisk.catch(() => {});
    removeFile(temporary);
  }
}

/** One file, whole or not at all; through a link what it leads to, whether there is one yet or not. */
export async function writeFileAtomically(path: string, chunks: Iterable<Chunk>): Promise<void> {
  await guarded(path, () =>
    clearingUp(async (pause) => {
      const place = throughLinks(path);
      sweep(dirname(place));
      const staged = await stage(place, chunks, pause);
      try {
        await staged.onDisk;
        await pause();
        commit(staged);
      } catch (error) {
        await discard([staged]);
        throw error;
      }
    }),
  );
}

/** As many as Linux follows: those that lead in a circle end somewhere, and the system refuses that. */
const MOST_LINKS = 40;

function throughLinks(path: string): string {
  let place = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    let target: string;
    try {
      target = readlinkSync(place);
    } catch {
      return place;
    }
    // Not joined, which takes a linked folder and `..` for nothing.
    place = isAbsolute(target) ? target : `${dirname(place)}/${target}`;
  }
  return place;
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
