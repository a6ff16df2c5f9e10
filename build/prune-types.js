import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/**
 * Removes the declarations that no entry leads to: tsc writes those of every file it has read.
 * @param {string} folder @param {string[]} entries
 */
export function pruneTypes(folder, entries) {
  const reached = new Set(entries);
  for (const file of reached)
    for (const [, name] of readFileSync(join(folder, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)\.js"/gu))
      reached.add(normalize(join(dirname(file), `${name}.d.ts`)));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !reached.has(path.slice(normalize(folder).length + 1))) rmSync(path);
  }
}
