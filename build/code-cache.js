/**
 * Writes what V8 makes of a program and of those lazy parts that its calls ask for: the functions that the calls compile, so
 * that the next need not. Run: node build/code-cache.js FOLDER CACHES USE CALLS
 * (CACHES: how the cache of each file is called; USE: what the calls are for; CALLS: the arguments of each; lists as JSON)
 */
import { renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { cacheFile, compiled, requireFrom } from "../src/cli/bundles.js";
import { v8Flags } from "../src/cli/v8-flags.js";

for (const flag of v8Flags(process.versions.node)) setFlagsFromString(flag);
const [folder, names, use, calls] = process.argv.slice(2);
const caches = /** @type {Record<string, string>} */ (JSON.parse(names));
/** @type {Map<string, import("node:vm").Script>} */
const scripts = new Map();
const required = requireFrom(resolve(folder), (id, filename) => {
  if (!(id in caches)) return null;
  const script = compiled(filename);
  scripts.set(id, script);
  return script;
});

const program = /** @type {typeof import("../src/cli/run.js")} */ (required("./run.cjs"));
for (const args of /** @type {string[][]} */ (JSON.parse(calls))) {
  await program.run(args);
  if (process.exitCode) throw new Error(`${args.join(" ")}: exit ${process.exitCode}`);
}
for (const [id, script] of scripts) {
  const path = cacheFile(join(folder, caches[id]), use);
  writeFileSync(`${path}.tmp`, script.createCachedData());
  renameSync(`${path}.tmp`, path);
}
