import { createHash } from "node:crypto";
import { readdirSync, unlinkSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

const short = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
const HERE = `.jdm-cytokines-${short(hostname())}`;
const OURS = new RegExp(`^${HERE}-[0-9a-f]{12}-(\\d+)\\.tmp$`, "u");

/** Where a file is written before it is moved into place: in the same folder, by a name that is short enough anywhere. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `${HERE}-${short(basename(path))}-${process.pid}.tmp`);
}

/** Removes what killed runs on this machine left in a folder, where that is possible. */
export function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = Number(OURS.exec(name)?.[1] ?? process.pid);
      if (pid !== process.pid && !isAlive(pid)) removeFile(join(folder, name));
    }
  } catch {
    // A folder need not be readable to be written into; what else is wrong, writing says.
  }
}

/** Removes a file where it is there; what Node has for whole trees takes longer to load than a small study's files to write. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

export function isAlive(pid: number): boolean {
  // 0 is nobody's; asked for, it is this process's own group.
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
