import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of this package, which finds itself by name: bundles move between folders. */
export function packageFolder(): string {
  folder ??= dirname(createRequire(import.meta.url).resolve("jdm-cytokines/package.json"));
  return folder;
}

let folder: string | undefined;
