/** What starting costs: whole processes beside a bare Node, and each file that is loaded. */
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { costsSideBySide, median, outputOf } from "./process-cost.js";

/** @typedef {import("./process-cost.js").Command} Command */

/** Times of a bare Node that a call may take. */
const TARGETS = { "--version": 1.6, compare: 3 };

/** What is loaded, and when. */
const FILES = {
  "run.cjs": "every call but --version",
  "lazy/distributions.cjs": "normal, t, beta and gamma, when first needed",
  "lazy/string-width.cjs": "widths of letters that few texts have",
  "lazy/read-excel-file.cjs": "Excel files",
  "lazy/vega.cjs": "pictures",
  "stats.js": 'import "jdm-cytokines/stats"',
  "index.js": 'import "jdm-cytokines"',
};

/** @param {(...args: string[]) => Command} tool @param {string} example @param {string} out @param {number} runs @param {(line?: string) => void} say */
export function coldStart(tool, example, out, runs, say) {
  /** @type {[string, Command][]} */
  const commands = [
    ["node -e 0", [process.execPath, "-e", "0"]],
    ["--version", [process.execPath, fileURLToPath(new URL("../bin/jdm-cytokines.js", import.meta.url)), "--version"]],
    ["compare", tool("compare", example, "--no-within", "-o", out)],
  ];
  const costs = costsSideBySide(
    commands.map(([, command]) => command),
    runs,
  );
  for (const [i, [name]] of commands.entries()) {
    const { wall, memory } = costs[i];
    const ratio = wall / costs[0].wall;
    const target = TARGETS[/** @type {keyof typeof TARGETS} */ (name)];
    const wanted = target === undefined ? "" : `, wanted ${target}: ${ratio <= target ? "yes" : "no"}`;
    const peak = memory === null ? "" : `  peak ${memory.toFixed(0).padStart(3)} MB`;
    say(`  ${name.padEnd(10)} ${milliseconds(wall)}${peak}  ${ratio.toFixed(2)} × node -e 0${wanted}`);
  }
  say("  of that, to load and set up:");
  for (const [file, when] of Object.entries(FILES)) {
    const url = new URL(`../dist/${file}`, import.meta.url);
    const times = Array.from({ length: runs }, () => Number(outputOf([process.execPath, ...importing(url)])));
    const size = `${Math.round(statSync(url).size / 1000)} kB`;
    say(`  ${file.padEnd(24)} ${size.padStart(7)} ${milliseconds(median(times))}  ${when}`);
  }
}

/** @param {URL} url */
function importing(url) {
  const timed = `const start = performance.now(); const all = (await import(${JSON.stringify(url.href)})).default;`;
  // What is in a lazy file is set up when it is asked for.
  const all = "for (const name in all) all[name]; process.stdout.write(String((performance.now() - start) / 1000))";
  return ["--input-type=module", "-e", `${timed} ${all}`];
}

/** @param {number} seconds */
function milliseconds(seconds) {
  return `${(1000 * seconds).toFixed(0).padStart(5)} ms`;
}
