import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Where the number of a process means this process: the machine's name, of which what a file may be called on any system and
 * short enough for one, and on Linux what containers that share a name do not share, whose numbers of processes they are.
 */
export const HERE = `${hostname()
  .replace(/[^A-Za-z0-9-]/g, "_")
  .slice(0, 64)}${namespace()}`;

function namespace(): string {
  try {
    return `-${/\d+/.exec(readlinkSync("/proc/self/ns/pid"))}`;
  } catch {
    return "";
  }
}

/** Whether a process of this number runs here. */
export function isAlive(pid: number): boolean {
  // 0 is nobody's; asked for, it is this process's own group.
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !hasEnded(pid);
}

/** On Linux whether a process is there only for its parent to ask how it ended, which not every container's first one does. */
function hasEnded(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "latin1");
    // Its name, in parentheses, may hold anything.
    return "ZX".includes(status[status.lastIndexOf(")") + 2]);
  } catch {
    return false;
  }
}
