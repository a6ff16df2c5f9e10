import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { byCodePoint } from "../../study/code-point.js";
import { ExitCode, Stop } from "../exit-code.js";
import { commit, discard, guarded, type Staged } from "./atomic-file.js";
import { digestOfChunks, stageDigested } from "./digest.js";
import type { Chunk } from "./encoded.js";
import { type FileStatus, fileStatuses, MANIFEST, refuseForeign } from "./file-status.js";
import { clearingUp, type Pause } from "./interruption.js";
import type { Digested } from "./manifest.js";
import { done, giveBack, leftPending, takeFolder } from "./pending.js";
import { removeFile, sweep } from "./temporary.js";

/** So many files at most are on their way to the disk while the next is written. */
const MOST_OPEN = 8;

/** A file to write, by its name inside the folder (`charts/paired.vl.json`). */
export interface OutputFile {
  readonly name: string;
  readonly chunks: Iterable<Chunk>;
}

/** What goes into a folder, and where. */
export interface FolderContents {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** What the manifest says besides its outputs. */
  readonly about: object;
}

/** What writing the files would do to a folder; writes nothing. */
export function planFolder({ folder, files }: FolderContents): Promise<readonly FileStatus[]> {
  return guarded(folder, () => {
    const outputs = files.map(({ name, chunks }) => ({ name, sha256: digestOfChunks(chunks) }));
    return fileStatuses(folder, outputs, leftPending(folder));
  });
}

/**
 * Writes a set of files into a folder and, last, the manifest that lists them with their digests. What the previous
 * manifest lists and this run no longer makes is removed. A file that the manifest does not know, or that was changed
 * since, is foreign: then nothing is written at all, unless `force`. `tell` hears of each file before it is written.
 */
export function writeFolder(
  { folder, files, about }: FolderContents,
  force: boolean,
  tell: (name: string) => void,
): Promise<readonly FileStatus[]> {
  if (folder === "") throw new Stop(ExitCode.usage, "--out names no folder");
  return guarded(folder, () =>
    clearingUp(async (pause) => {
      const made: string[] = [];
      const staged = new Map<string, Staged>();
      const onTheWay: Promise<void>[] = [];
      const add = async (name: string, chunks: Iterable<Chunk>) => {
        // Each is open until the disk has it, and a system lets few be open at once.
        if (onTheWay.length >= MOST_OPEN) await onTheWay.shift();
        const { file, sha256 } = await stageDigested(join(folder, name), chunks, pause);
        staged.set(name, file);
        onTheWay.push(file.onDisk);
        return { name, sha256 };
      };
      try {
        makeFolders(folder, files, made);
        const outputs: Digested[] = [];
        for (const { name, chunks } of files) {
          tell(name);
          outputs.push(await add(name, chunks));
        }
        outputs.sort((a, b) => byCodePoint(a.name, b.name));
        await add(MANIFEST, [`${JSON.stringify({ ...about, outputs }, null, 2)}\n`]);
        for (const { onDisk } of staged.values()) await onDisk;
        await pause();
        const statuses = await move(folder, outputs, staged, force, pause);
        made.length = 0;
        return statuses;
      } finally {
        await discard(staged.values());
        for (const empty of made.toReversed()) removeIfEmpty(empty);
      }
    }),
  );
}

/** Moves what is staged and new into place, and takes it out of `staged`. */
async function move(
  folder: string,
  outputs: readonly Digested[],
  staged: Map<string, Staged>,
  force: boolean,
  pause: Pause,
): Promise<readonly FileStatus[]> {
  const left = await takeFolder(folder, outputs, pause);
  let statuses: readonly FileStatus[];
  try {
    statuses = fileStatuses(folder, outputs, left);
    if (!force) refuseForeign(folder, statuses);
  } catch (error) {
    giveBack(folder, left);
    throw error;
  }
  // From here on nothing waits and no signal is heard: the manifest, which is the last of them, follows at once.
  for (const { name, status } of statuses) {
    const file = staged.get(name);
    if (status === "removed") removeFile(join(folder, name));
    else if (status !== "same" && file !== undefined) {
      commit(file);
      staged.delete(name);
    }
  }
  done(folder);
  return statuses;
}

/** Makes the folders the files lie in, and notes those that were not there, outermost first. */
function makeFolders(folder: string, files: readonly OutputFile[], made: string[]): void {
  for (const inside of new Set(files.map(({ name }) => dirname(resolve(folder, name))))) {
    const missing: string[] = [];
    for (let path = inside; !existsSync(path); path = dirname(path)) missing.unshift(path);
    made.push(...missing);
    mkdirSync(inside, { recursive: true });
    sweep(inside);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody put something there meanwhile.
  }
}
