import { existsSync, readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const PROGRAM = "./run.cjs";

const folder = dirname(fileURLToPath(import.meta.url));
const requireHere = createRequire(import.meta.url);

/**
 * The program: one file beside this one, which takes as long to compile as a small study to analyse. Where the build left
 * what V8 makes of it and of its lazy parts (build/code-cache.js), that is taken; V8 refuses it by itself in another version
 * or under other flags.
 */
export function loadProgram(): typeof import("./run.js") {
  // A package has none, being for every Node: newer ones keep their own, in a folder for temporary files.
  if (cacheOf(PROGRAM) === null) (module as { enableCompileCache?: () => void }).enableCompileCache?.();
  return required(PROGRAM) as typeof import("./run.js");
}

const loaded = new Map<string, { exports: unknown }>();

function required(id: string): unknown {
  const cache = cacheOf(id);
  if (cache === null) return requireHere(id);
  let part = loaded.get(id);
  if (part === undefined) {
    part = { exports: {} };
    loaded.set(id, part);
    const filename = join(folder, id);
    // The build writes ASCII (build/escape-letters.js).
    const source = module.wrap(readFileSync(filename, "latin1"));
    const script = new Script(source, { filename, cachedData: readFileSync(cache) });
    script.runInThisContext()(part.exports, required, part, filename, dirname(filename));
  }
  return part.exports;
}

function cacheOf(id: string): string | null {
  const cache = id in __CACHES__ ? join(folder, __CACHES__[id]) : null;
  return cache !== null && existsSync(cache) ? cache : null;
}
