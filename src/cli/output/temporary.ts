import { openSync, readdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { HERE, isAlive } from "./running.js";

const OURS = new RegExp(`^\\.jdm-cytokines-${HERE}-(\\d+)-\\d+\\.tmp$`);

let made = 0;

/** Where a file is written before it is moved into place: in the same folder, by a name that this process gives once. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `.jdm-cytokines-${HERE}-${process.pid}-${++made}.tmp`);
}

/** Opens such a file anew, and none that is there: machines may share a folder, a name and a process's number. */
export function openTemporary(path: string): { readonly temporary: string; readonly file: number } {
  for (;;) {
    const temporary = temporaryFor(path);
    try {
      return { temporary, file: openSync(temporary, "wx") };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Removes what killed runs here left in a folder, where that is possible. */
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
