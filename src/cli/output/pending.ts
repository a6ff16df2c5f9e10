import { closeSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ExitCode, Stop } from "../exit-code.js";
import { commit } from "./atomic-file.js";
import type { Pause } from "./interruption.js";
import { type Digested, digestedOf } from "./manifest.js";
import { HERE, isAlive } from "./running.js";
import { openTemporary, removeFile } from "./temporary.js";

/**
 * What a run writes down before it moves its first file into a folder, and removes after its last: the digests it brings,
 * so that a folder left half done by a crash is known as ours. While its run lives, no other moves anything.
 */
const PENDING = ".manifest.pending.json";

interface Pending {
  readonly host: string;
  readonly pid: number;
  readonly outputs: readonly Digested[];
}

const LONGEST_WAIT = 10_000;
const STEP = 25;
/** No run takes this long to move its files: elsewhere nobody can be asked whether it lives. */
const FORGOTTEN_AFTER = 60_000;
/** A file that was made and never filled. */
const UNFILLED_AFTER = 1000;

/** What interrupted runs may have moved into a folder. */
export function leftPending(folder: string): readonly Digested[] {
  return read(join(folder, PENDING))?.outputs ?? [];
}

/** Takes a folder for moving `outputs` into it, once no other run has it; gives what interrupted ones may have moved there. */
export async function takeFolder(
  folder: string,
  outputs: readonly Digested[],
  pause: Pause,
  longestWait = LONGEST_WAIT,
): Promise<readonly Digested[]> {
  const path = join(folder, PENDING);
  for (let waited = 0; waited < longestWait; waited += STEP) {
    if (createdAnew(path, textOf(outputs))) return [];
    const other = read(path);
    if (isLeftBehind(path, other)) {
      const left = other?.outputs ?? [];
      const ours = textOf([...outputs, ...left]);
      replace(path, ours);
      await sleep(STEP);
      // Of two runs that found the same one left behind, the later has it.
      if (textAt(path) === ours) return left;
    }
    await sleep(STEP);
    await pause();
  }
  throw new Stop(
    ExitCode.output,
    `another run is writing into ${folder}`,
    `nothing was written; run again when it is done, or remove ${path} if there is none`,
  );
}

/** Gives a folder back in which nothing was moved, as it was taken. */
export function giveBack(folder: string, left: readonly Digested[]): void {
  const path = join(folder, PENDING);
  if (left.length === 0) removeFile(path);
  else replace(path, JSON.stringify({ host: HERE, pid: 0, outputs: left }));
}

/** Ends a run that moved everything. */
export function done(folder: string): void {
  removeFile(join(folder, PENDING));
}

function textOf(outputs: readonly Digested[]): string {
  return JSON.stringify({ host: HERE, pid: process.pid, outputs } satisfies Pending);
}

function createdAnew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    removeFile(path);
    throw error;
  }
}

function replace(path: string, text: string): void {
  const { temporary, file } = openTemporary(path);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
  commit({ path, temporary });
}

function isLeftBehind(path: string, other: Pending | null): boolean {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return false;
  const age = performance.timeOrigin + performance.now() - modified;
  if (other === null) return age > UNFILLED_AFTER;
  return other.host === HERE ? other.pid === process.pid || !isAlive(other.pid) : age > FORGOTTEN_AFTER;
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function read(path: string): Pending | null {
  try {
    const { host, pid, outputs } = JSON.parse(textAt(path) ?? "") as Partial<Record<keyof Pending, unknown>>;
    return { host: String(host), pid: Number(pid), outputs: digestedOf(outputs) };
  } catch {
    return null;
  }
}
