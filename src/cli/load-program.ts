import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { v8Flags } from "./v8-flags.js";

const PROGRAM = "./run.cjs";

/** The Node that made a cache has its name in it; V8 itself looks at its version and flags, not at the processor. */
const NODE = `${process.version}-${process.platform}-${process.arch}`;

/** What takes up more of the program than a table does: the build keeps what V8 makes of it in running either. */
const REPORTING: readonly unknown[] = ["analyze", "chart", "check"];

const folder = dirname(fileURLToPath(import.meta.url));
const requireHere = createRequire(import.meta.url);

/**
 * The program: one file beside this one, which takes as long to compile as a small study to analyse. Where the build left
 * what V8 makes of it and of its lazy parts (build/code-cache.js), that is taken; V8 refuses it by itself under other flags.
 * A package, being for every Node, has none.
 */
export function loadProgram([command]: readonly string[]): typeof import("./run.js") {
  for (const flag of v8Flags(process.versions.node)) process.getBuiltinModule("node:v8").setFlagsFromString(flag);
  const use = REPORTING.includes(command) ? "report" : "table";
  const loaded = new Map<string, { exports: unknown }>();
  const required = (id: string): unknown => {
    let part = loaded.get(id);
    if (part === undefined) {
      const cache = cacheOf(id, use);
      if (cache === null) return requireHere(id);
      part = { exports: {} };
      loaded.set(id, part);
      const filename = join(folder, id);
      // The build writes ASCII (build/escape-letters.js).
      const source = module.wrap(readFileSync(filename, "latin1"));
      const script = new Script(source, { filename, cachedData: cache });
      script.runInThisContext()(part.exports, required, part, filename, dirname(filename));
    }
    return part.exports;
  };
  return required(PROGRAM) as typeof import("./run.js");
}

function cacheOf(id: string, use: "report" | "table"): Buffer | null {
  if (!(id in __CACHES__)) return null;
  try {
    return readFileSync(join(folder, `${__CACHES__[id]}-${use}-${NODE}.cache`));
  } catch {
    return null;
  }
}
