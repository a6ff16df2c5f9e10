/**
 * Everything that must hold, in one command: format and lint, types, unused code and dependencies, the build, and all
 * tests. Runs every step even when one fails, and ends with the figures of all of them. Run: npm test
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const report = join(mkdtempSync(join(tmpdir(), "jdm-cytokines-test-")), "report.json");

/** @type {[string, string[]][]} */
const STEPS = [
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
  ["types of the page's script", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/report/page/browser"]],
  ["unused code and dependencies", ["node_modules/knip/bin/knip.js"]],
  ["build", ["build.js"]],
];

let passed = 0;
let failed = 0;
for (const [name, args] of STEPS) {
  const ok = spawnSync(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
  process.stdout.write(`${ok ? "✓" : "✗"} ${name}\n`);
  if (ok) passed++;
  else failed++;
}
const vitest = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  { stdio: ["ignore", "inherit", "inherit"] },
);
let skipped = 0;
try {
  const figures = JSON.parse(readFileSync(report, "utf8"));
  passed += figures.numPassedTests;
  failed += figures.numFailedTests;
  skipped = figures.numPendingTests + figures.numTodoTests;
} catch {
  process.stdout.write("vitest left no report\n");
}
rmSync(dirname(report), { recursive: true, force: true });
if (vitest.status !== 0 && failed === 0) failed++;
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed === 0 ? 0 : 1;
