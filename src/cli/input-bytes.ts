import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from "node:fs";
import { ExitCode, Stop } from "./exit-code.js";

const CHUNK = 1 << 18;

/** The bytes of what a path names. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    // A pipe or a device may keep its reader waiting: it is awaited, so that other work and signals are not.
    if (statSync(path).isFile()) yield* fileBytes(path);
    else yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A file's bytes; stops where they are not those of one file, because somebody wrote into it meanwhile. */
function* fileBytes(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const before = fstatSync(file);
    let length = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = readSync(file, chunk);
      if (read === 0) break;
      length += read;
      yield chunk.subarray(0, read);
    }
    if (length !== before.size || fstatSync(file).mtimeMs !== before.mtimeMs) throw changed(path);
  } finally {
    closeSync(file);
  }
}

/** An input that is not the same throughout. */
export function changed(path: string): Stop {
  return new Stop(ExitCode.input, `${path} changed while it was being read`, "run again when it is written");
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "part of the path is a file",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  EISDIR: "it is a directory",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its link leads to itself",
};

/** Why a path cannot be read; any other error as it is. */
export function unreadable(path: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Stop || code === undefined) return error;
  return new Stop(ExitCode.input, `${path}: ${WHY_UNREADABLE[code] ?? message}`);
}
