import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFile, compiled, requireFrom } from "./bundles.js";
import { v8Flags } from "./v8-flags.js";

const PROGRAM = "./run.cjs";

/** What takes up more of the program than a table does: the build keeps what V8 makes of it in running either. */
const REPORTING: readonly unknown[] = ["analyze", "chart", "check"];

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * The program: one file beside this one, which takes as long to compile as a small study to analyse. Where the build left
 * what V8 makes of it and of its lazy parts (build/code-cache.js), that is taken. A package, being for every Node, has none.
 */
export function loadProgram([command]: readonly string[]): typeof import("./run.js") {
  for (const flag of v8Flags(process.versions.node)) process.getBuiltinModule("node:v8").setFlagsFromString(flag);
  const use = REPORTING.includes(command) ? "report" : "table";
  const required = requireFrom(folder, (id, filename) => {
    const cache = cacheOf(id, use);
    return cache === null ? null : compiled(filename, cache);
  });
  return required(PROGRAM) as typeof import("./run.js");
}

function cacheOf(id: string, use: "report" | "table"): Buffer | null {
  if (!(id in __CACHES__)) return null;
  try {
    return readFileSync(cacheFile(join(folder, __CACHES__[id]), use));
  } catch {
    return null;
  }
}
