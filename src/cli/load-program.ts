import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const PROGRAM = "./run.cjs";

/** The Node that made a cache has this name in it; V8 itself looks at its version and flags, not at the processor. */
const NODE = `${process.version}-${process.platform}-${process.arch}`;

const folder = dirname(fileURLToPath(import.meta.url));
const requireHere = createRequire(import.meta.url);

/**
 * The program: one file beside this one, which takes as long to compile as a small study to analyse. Where the build left
 * what V8 makes of it and of its lazy parts (build/code-cache.js), that is taken; V8 refuses it by itself under other flags.
 * A package, being for every Node, has none.
 */
export function loadProgram(): typeof import("./run.js") {
  return required(PROGRAM) as typeof import("./run.js");
}

const loaded = new Map<string, { exports: unknown }>();

function required(id: string): unknown {
  let part = loaded.get(id);
  if (part === undefined) {
    const cache = cacheOf(id);
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
}

function cacheOf(id: string): Buffer | null {
  if (!(id in __CACHES__)) return null;
  try {
    return readFileSync(join(folder, `${__CACHES__[id]}-${NODE}.cache`));
  } catch {
    return null;
  }
}
