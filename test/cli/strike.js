/**
 * Loaded before the program (`node --import`): ends or signals it at one chosen step of what it does to files, so that a
 * test can be interrupted at every moment without a clock. STRIKE: the step, counted from 1, and the signal; SIGKILL
 * leaves a write half done. STRIKE_COUNT: a file for how many steps there were.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [at, signal = "SIGKILL"] = (process.env.STRIKE ?? "0").split(" ");
const { writeFileSync, writeSync } = fs;
let steps = 0;

for (const name of /** @type {const} */ ([
  "openSync",
  "writeSync",
  "fsync",
  "fsyncSync",
  "closeSync",
  "renameSync",
  "rmSync",
  "unlinkSync",
  "writeFileSync",
  "mkdirSync",
])) {
  const original = /** @type {(...args: any[]) => any} */ (fs[name]);
  Object.assign(fs, {
    /** @param {any[]} args */
    [name]: (...args) => {
      if (++steps === Number(at)) {
        if (name === "writeSync" && signal === "SIGKILL") writeSync(args[0], args[1].subarray(0, args[1].length / 2));
        process.kill(process.pid, signal);
      }
      return original(...args);
    },
  });
}
syncBuiltinESMExports();
process.on("exit", () => {
  if (process.env.STRIKE_COUNT !== undefined) writeFileSync(process.env.STRIKE_COUNT, String(steps));
});
