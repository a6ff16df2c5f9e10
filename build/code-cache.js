/**
 * Writes what V8 makes of a program and of those lazy parts that a run asks for: the functions that the run compiles, so that
 * the next need not. Run: node build/code-cache.js FOLDER CACHES ARGUMENT...   (CACHES: file to cache, as JSON; the run's arguments)
 */
import { readFileSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Script } from "node:vm";

const [folder, names, ...args] = process.argv.slice(2);
const caches = /** @type {Record<string, string>} */ (JSON.parse(names));
const requireThere = createRequire(resolve(folder, "cli.cjs"));
/** @type {Map<string, { script: Script, part: { exports: any } }>} */
const loaded = new Map();

/** @param {string} id */
function required(id) {
  if (!(id in caches)) return requireThere(id);
  const known = loaded.get(id);
  if (known !== undefined) return known.part.exports;
  const filename = resolve(folder, id);
  const script = new Script(module.wrap(readFileSync(filename, "latin1")), { filename });
  const part = { exports: {} };
  loaded.set(id, { script, part });
  script.runInThisContext()(part.exports, required, part, filename, dirname(filename));
  return part.exports;
}

await required("./run.cjs").run(args);
if (process.exitCode) throw new Error(`${args.join(" ")}: exit ${process.exitCode}`);
for (const [id, { script }] of loaded) writeFileSync(join(folder, caches[id]), script.createCachedData());
