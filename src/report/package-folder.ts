import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, from wherever in it a bundle lies; where others bundled it again, it is found by its name. */
export function packageFolder(): string {
  folder ??= folderAbove() ?? dirname(createRequire(import.meta.url).resolve("jdm-cytokines/package.json"));
  return folder;
}

let folder: string | undefined;

/** The nearest folder above this file with what the build made; Node takes milliseconds to find a package by its name. */
function folderAbove(): string | null {
  let path = fileURLToPath(import.meta.url);
  while (path !== dirname(path)) {
    path = dirname(path);
    if (existsSync(join(path, "dist", "page", "page.js"))) return path;
  }
  return null;
}
