import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const FORMATS = ["table", "csv", "tsv", "json", "jsonl", "md"];
const NAMES = [
  "analyze",
  "inspect",
  "align",
  "compare",
  "correlate",
  "chart",
  "convert",
  "check",
  "example",
  "completion",
];

/** What is run, in this order, in one folder. */
export const COMMANDS = [
  "--version",
  "--help",
  ...NAMES.map((name) => `${name} --help`),
  ...["bash", "zsh", "fish"].map((shell) => `completion ${shell}`),
  "example study",
  "inspect study/panel.csv study/scores.csv study/patients.csv",
  "inspect study/wide.csv --json",
  ...FORMATS.map((format) => `compare study/wide.csv --format ${format}`),
  ...FORMATS.map((format) => `align study/wide.csv --pseudonyms --format ${format}`),
  "correlate study/wide.csv --format jsonl",
  "correlate twelve.csv --correlation kendall --adjust by --color",
  "compare twelve.csv --no-within --test prentice-wilcoxon --adjust holm --summary nearest",
  "compare twelve.csv --no-within --adjust westfall-young --by sex --format json",
  "analyze twelve.csv --no-within --window a=..0 --window b=1..1y --window c=366.. --out windows --pseudonyms",
  "analyze study/panel.csv study/scores.csv study/patients.csv --out results --render svg,png",
  "check results study/panel.csv study/scores.csv study/patients.csv",
  "analyze study/wide.csv --json",
  "chart heatmap study/wide.csv -o heatmap.svg",
  "compare nowhere.csv",
  "compare study/wide.csv --sumary mean",
];

/**
 * Digests of everything that the commands write: streams, exit codes, files.
 * @param {{ home: string, tool: string, node: string, user: string[], env: Record<string, string> }} where
 */
export function outputsOf({ home, tool, node, user, env }) {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o777);
  copyFileSync("examples/synthetic-twelve-patients/wide.csv", join(home, "twelve.csv"));
  const bin = join(tool, "node_modules", "jdm-cytokines", "bin", "jdm-cytokines.js");
  /** @type {Map<string, string>} */
  const outputs = new Map();
  for (const command of COMMANDS) {
    const [program, ...args] = [...user, node, bin, ...command.split(" ")];
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: home,
      env: { PATH: process.env.PATH, HOME: home, ...env },
      maxBuffer: 1 << 28,
    });
    outputs.set(`${command} (stdout)`, digest(stdout));
    outputs.set(`${command} (stderr)`, digest(stderr));
    outputs.set(`${command} (exit code)`, String(status));
  }
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) outputs.set(path.slice(home.length + 1), digest(readFileSync(path)));
  }
  return outputs;
}

/** @param {Uint8Array} bytes */
function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
