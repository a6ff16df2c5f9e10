import { existsSync, readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

type Program = typeof import("./run.js");

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * The program: one file beside this one, half of a small study's time to compile. Where the build left what V8 makes of
 * it (build/code-cache.js), that is taken; V8 refuses it by itself in another version or under other flags.
 */
export function loadProgram(): Program {
  const filename = join(folder, "run.cjs");
  const cache = join(folder, __RUN_CACHE__);
  if (existsSync(cache)) return fromCache(filename, cache);
  // A package has no such file, being for every Node: newer ones keep their own, in a folder for temporary files.
  (module as { enableCompileCache?: () => void }).enableCompileCache?.();
  return createRequire(filename)(filename) as Program;
}

function fromCache(filename: string, cache: string): Program {
  // The build writes ASCII (build/escape-expressions.js).
  const script = new Script(module.wrap(readFileSync(filename, "latin1")), {
    filename,
    cachedData: readFileSync(cache),
  });
  const loaded = { exports: {} as Program };
  script.runInThisContext()(loaded.exports, createRequire(filename), loaded, filename, folder);
  return loaded.exports;
}
