// JavaScript, since the build (build/code-cache.js) runs it as it is.
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * `require` for a bundle in a folder and for what it asks for: of each file the script that `scriptOf` has, or as Node does it
 * where it has none.
 * @param {string} folder
 * @param {(id: string, filename: string) => Script | null} scriptOf
 */
export function requireFrom(folder, scriptOf) {
  const nodes = createRequire(join(folder, "cli.cjs"));
  /** @type {Map<string, { exports: unknown }>} */
  const loaded = new Map();
  /** @param {string} id @returns {unknown} */
  function required(id) {
    const known = loaded.get(id);
    if (known !== undefined) return known.exports;
    const filename = join(folder, id);
    const script = scriptOf(id, filename);
    if (script === null) return nodes(id);
    const part = { exports: {} };
    loaded.set(id, part);
    script.runInThisContext()(part.exports, required, part, filename, dirname(filename));
    return part.exports;
  }
  return required;
}

/**
 * A bundle compiled, with what V8 made of it earlier where that is there; V8 refuses it by itself under other flags.
 * @param {string} filename @param {Buffer} [cachedData]
 */
export function compiled(filename, cachedData) {
  // The build writes ASCII (build/escape-letters.js).
  return new Script(module.wrap(readFileSync(filename, "latin1")), { filename, cachedData });
}

/**
 * Where that is kept: in `path`, which is the bundle's alone, for a use of the program and the Node that made it. V8 looks at
 * its own version and flags, not at the processor.
 * @param {string} path @param {string} use
 */
export function cacheFile(path, use) {
  return `${path}-${use}-${process.version}-${process.platform}-${process.arch}.cache`;
}
