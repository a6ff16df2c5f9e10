/**
 * Writes what V8 makes of a program and of those lazy parts that its calls ask for: the functions that the calls compile, so
 * that the next need not. Run: node build/code-cache.js FOLDER CACHES USE CALLS
 * (CACHES: how the cache of each file is called; USE: what the calls are for; CALLS: the arguments of each; lists as JSON)
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { v8Flags } from "../src/cli/v8-flags.js";

for (const flag of v8Flags(process.versions.node)) setFlagsFromString(flag);
const [folder, names, use, calls] = process.argv.slice(2);
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

for (const args of /** @type {string[][]} */ (JSON.parse(calls))) {
  await required("./run.cjs").run(args);
  if (process.exitCode) throw new Error(`${args.join(" ")}: exit ${process.exitCode}`);
}
const node = `${process.version}-${process.platform}-${process.arch}`;
for (const [id, { script }] of loaded) {
  const path = join(folder, `${caches[id]}-${use}-${node}.cache`);
  writeFileSync(`${path}.tmp`, script.createCachedData());
  renameSync(`${path}.tmp`, path);
}
