/**
 * Writes what V8 makes of a program: the functions that a run compiles, so that the next need not.
 * Run: node build/code-cache.js PROGRAM.cjs CACHE ARGUMENT...   (the run's arguments)
 */
import { readFileSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { Script } from "node:vm";

const [program, cache, ...args] = process.argv.slice(2);
const filename = resolve(program);
const script = new Script(module.wrap(readFileSync(filename, "latin1")), { filename });
const loaded = { exports: /** @type {Partial<typeof import("../src/cli/run.js")>} */ ({}) };
script.runInThisContext()(loaded.exports, createRequire(filename), loaded, filename, dirname(filename));
await loaded.exports.run?.(args);
if (process.exitCode) throw new Error(`${program} ${args.join(" ")}: exit ${process.exitCode}`);
writeFileSync(cache, script.createCachedData());
