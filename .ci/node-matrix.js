/**
 * Runs the packed package on Node 20, 22 and 24 (from npm, into a folder outside the project), as root and as an ordinary
 * user where that can be chosen, in two locales and time zones: every command's output, exit code and files must be the
 * same bytes everywhere. Then the test suite, or its core, on each Node. Run after a build:
 *
 *   node .ci/node-matrix.js [--tests core|all|none]
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { COMMANDS, outputsOf } from "./matrix-outputs.js";

const { values } = parseArgs({ options: { tests: { type: "string", default: "core" } } });
/** @type {Record<string, string[] | null>} */
const SUITES = {
  core: ["test/stats", "test/properties", "test/reference", "test/io", "test/analysis", "test/library"],
  all: [],
  none: null,
};
if (!(values.tests in SUITES)) throw new Error(`--tests ${values.tests} is none of ${Object.keys(SUITES).join(", ")}`);

const VERSIONS = [20, 22, 24];
const SURROUNDINGS = [
  { LC_ALL: "C", TZ: "UTC" },
  { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Chatham" },
];
/** Somebody who owns nothing; only root on Linux can be somebody else. */
const ORDINARY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"];

const project = fileURLToPath(new URL("..", import.meta.url));
process.chdir(project);
const scratch = mkdtempSync(join(tmpdir(), "jdm-cytokines-matrix-"));
chmodSync(scratch, 0o755);
let failed = false;
try {
  const nodes = VERSIONS.map(nodeOf);
  const tool = installed();
  const users = [[], ...(canBeOrdinary() ? [ORDINARY] : [])];
  if (users.length === 1) say("not root, or no setpriv: one user only");
  compareAll(nodes, users, tool);
  const suite = SUITES[values.tests];
  if (suite !== null) for (const node of nodes) testOn(node, suite);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} cwd @param {string[]} args */
function npm(cwd, ...args) {
  const options = /** @type {const} */ ({ cwd, encoding: "utf8", shell: process.platform === "win32" });
  const { status, stdout, stderr } = spawnSync(
    "npm",
    [...args, "--no-audit", "--no-fund", "--loglevel=error"],
    options,
  );
  if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** @param {string} name */
function folder(name) {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), '{ "private": true, "type": "module" }');
  return path;
}

/** The newest Node of that line. @param {number} major */
function nodeOf(major) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const home = folder(`node-${major}`);
  npm(home, "install", `${name}@${major}`);
  const path = join(home, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout.trim();
  if (!version.startsWith(`v${major}.`)) throw new Error(`Node ${major} was required; found ${version}`);
  return { path, version };
}

/** The package as users get it. */
function installed() {
  npm(".", "pack", "--ignore-scripts", "--silent", "--pack-destination", scratch);
  const archive = readdirSync(scratch).find((name) => name.endsWith(".tgz"));
  const home = folder("package");
  npm(home, "install", join(scratch, String(archive)));
  return home;
}

function canBeOrdinary() {
  return process.getuid?.() === 0 && spawnSync(ORDINARY[0], [...ORDINARY.slice(1), "true"]).status === 0;
}

/** @param {{ path: string, version: string }[]} nodes @param {string[][]} users @param {string} tool */
function compareAll(nodes, users, tool) {
  /** @type {Map<string, string> | null} */
  let first = null;
  for (const { path, version } of nodes)
    for (const user of users)
      for (const env of SURROUNDINGS) {
        const name = `${version}, ${user.length === 0 ? "this user" : "ordinary user"}, ${env.LC_ALL}, ${env.TZ}`;
        const start = performance.now();
        const outputs = outputsOf({ home: join(scratch, "work"), tool, node: path, user, env });
        first ??= outputs;
        const keys = new Set([...first.keys(), ...outputs.keys()]);
        const different = [...keys].filter((key) => first?.get(key) !== outputs.get(key));
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        const verdict = different.length === 0 ? "same" : `DIFFERS in ${different.join("; ")}`;
        say(
          `${different.length === 0 ? "✓" : "✗"} ${name}: ${COMMANDS.length} commands, ${keys.size} outputs, ${verdict} (${seconds} s)`,
        );
        if (different.length > 0) failed = true;
      }
}

/** @param {{ path: string, version: string }} node @param {string[]} suite */
function testOn({ path, version }, suite) {
  const report = join(scratch, `${version}.json`);
  spawnSync(path, ["node_modules/vitest/vitest.mjs", "run", ...suite, "--reporter=json", `--outputFile=${report}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  const bad = testResults.filter((/** @type {{ status: string }} */ { status }) => status !== "passed");
  const ok = numFailedTests === 0 && bad.length === 0;
  say(
    `${ok ? "✓" : "✗"} ${version}: ${numPassedTests} tests passed, ${numFailedTests} failed, ${numPendingTests} skipped`,
  );
  for (const { name } of bad) say(`  ${name}`);
  if (!ok) failed = true;
}
