import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "../../src/cli/settings/settings.js";
import { CHARTS } from "../../src/report/charts/registry.js";
import { runCli, scratchFolder } from "./run-cli.js";

const SHELLS = {
  bash: ["bash", "--norc"],
  zsh: ["zsh", "-f"],
  fish: ["fish", "--no-config"],
} as const;

const scratch = scratchFolder();
const work = join(scratch, "work");
mkdirSync(join(work, "results"), { recursive: true });
for (const name of ["study.csv", "my panel.csv"]) writeFileSync(join(work, name), "");
const [FILES, FOLDERS] = [["my panel.csv", "results", "study.csv"], ["results"]];

/** From `--help`: what stands in front of the descriptions. */
const COMMANDS = listedIn(["--help"], /^ {2}([a-z]+) /u).sort();
const flagsOf = (...command: string[]) => listedIn([...command, "--help"], /^ {2}(?:-\w, )?(--[a-z-]+)/u).sort();

function listedIn(args: readonly string[], pattern: RegExp): string[] {
  const { stdout } = runCli(args, { env: { COLUMNS: "100" } });
  const [, list] =
    /^((?:Arguments|Options|Commands|Output|Reading):\n[\s\S]*?)(?:\n\n(?:Examples|First)|$(?![\s\S]))/mu.exec(
      stdout,
    ) ?? [];
  return (list ?? "").split("\n").flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

/** A command line, and all that may stand where it ends. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["", COMMANDS],
  ["comp", ["compare", "completion"]],
  ["help chec", ["check"]],
  ["--", flagsOf()],
  ...COMMANDS.filter((name) => name !== "help").map((name) => [`${name} --`, flagsOf(name)] as const),
  ...SETTINGS.flatMap(({ flags, choices }) =>
    choices === undefined ? [] : [[`analyze study.csv ${/--[a-z-]+/u.exec(flags)?.[0]} `, choices] as const],
  ),
  ["compare --adjust=b", ["bh", "bonferroni", "by"]],
  ["compare --adjust=", ["bh", "bonferroni", "by", "holm", "westfall-young"]],
  ["analyze --format ", ["json", "table"]],
  ["analyze --render ", ["png", "svg", "svg,png"]],
  ["check --format ", ["csv", "json", "jsonl", "md", "table", "tsv"]],
  ["correlate --format ", ["csv", "json", "jsonl", "md", "table", "tsv"]],
  ["completion ", Object.keys(SHELLS)],
  ["chart ", CHARTS.map(({ kind }) => kind)],
  ["chart --window before=..0 -q ", CHARTS.map(({ kind }) => kind)],
  ["chart paired ", FILES],
  ["compare ", FILES],
  ["compare study.csv ", FILES],
  ["compare --where sex=f st", ["study.csv"]],
  ["compare --lod ", FILES],
  ["compare study.csv -o ", FILES],
  ["inspect study.csv --write-config --pseud", ["--pseudonyms"]],
  ["analyze --out ", FOLDERS],
  ["check ", FOLDERS],
  ["check results ", FILES],
  // Nobody knows them without reading the data.
  ["compare --patient ", []],
  ["example results --f", ["--force"]],
  ["compare study.csv -- --", []],
];

describe.each(Object.entries(SHELLS))("in %s", (shell, [program, noSettings]) => {
  const absent = spawnSync(program, ["--version"]).error !== undefined;

  test.skipIf(absent)(`Tab offers what the help lists (SKIPPED where ${program} is absent)`, () => {
    const script = join(scratch, `completion.${shell}`);
    writeFileSync(script, runCli(["completion", shell]).stdout);
    const { stdout, stderr } = spawnSync(
      program,
      [noSettings, resolve(`test/cli/completion/capture.${shell}`), script],
      {
        cwd: work,
        input: CASES.map(([line]) => `jdm-cytokines ${line}\n`).join(""),
        encoding: "utf8",
        env: { PATH: process.env.PATH, HOME: scratch, TMPDIR: scratch, TERM: "dumb" },
      },
    );
    expect(stderr).toBe("");
    const answers = stdout.split("==\n").slice(0, -1).map(plain);
    expect(CASES.map(([line], i) => [line, answers[i]])).toEqual(
      CASES.map(([line, offered]) => [line, offered.toSorted()]),
    );
  });
});

/** The shells quote file names, mark folders and repeat a flag's `--name=` each in their way. */
function plain(answer: string): string[] {
  const words = answer.split("\n").filter((word) => word !== "");
  return [...new Set(words.map((word) => word.replaceAll("\\", "").replace(/\/$|^--[a-z-]+=/u, "")))]
    .filter((word) => !/^-\w$/u.test(word))
    .sort();
}

describe("completion", () => {
  test("asks for the shell, and knows the user's", () => {
    const { code, stderr } = runCli(["completion"], { env: { SHELL: "/usr/bin/fish" } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "error: completion needs the name of a shell: bash, zsh, fish\n  hint: yours is fish: jdm-cytokines completion fish\n",
    });
  });

  test("has three shells", () => {
    const { code, stderr, stdout } = runCli(["completion", "bahs"]);
    expect({ code, stderr, stdout }).toEqual({
      code: 2,
      stderr: 'error: there is no completion for "bahs"\n  hint: did you mean bash?\n',
      stdout: "",
    });
  });
});
