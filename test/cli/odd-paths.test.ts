import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";
import { STUDY } from "./small-files.js";

const scratch = scratchFolder();

/** As many bytes as a file name may have, two a character. */
const LONGEST = `${"ü".repeat(125)}x.csv`;

const NAMES = [
  "with two  spaces.csv",
  `"quotes" and 'quotes'.csv`,
  "a 🧬, ünï and 𝛽.csv",
  "two\nlines\tand a tab.csv",
  "back\\slash $HOME %s *.csv",
  "-dash.csv",
  LONGEST,
];

describe("a path", () => {
  test.each(NAMES)("with %j in it is read, written to and checked as any other", (name) => {
    const cwd = join(scratch, name);
    mkdirSync(cwd);
    const [input, out, report] = [
      join(cwd, name),
      join(cwd, name.replace(/\.csv$/u, ".out")),
      join(cwd, `${name.slice(1)}r`),
    ];
    writeFileSync(input, STUDY);
    const analyzed = runCli(["analyze", input, "--out", out, "-o", report]);
    expect({ code: analyzed.code, stdout: analyzed.stdout }).toEqual({ code: 0, stdout: "" });
    expect(analyzed.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readdirSync(cwd).sort()).toEqual([input, out, report].map((path) => basename(path)).sort());
    expect(readFileSync(report, "utf8")).toMatch(/^Before and after transplant: 3 patients/u);
    const { inputs } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(inputs[0].name).toBe(name);
    expect(runCli(["check", out, input, "-q"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("with a name too long says so, as an input and as an output", () => {
    const long = `x${LONGEST}`;
    expect(Buffer.byteLength(LONGEST)).toBe(255);
    expect(runCli(["compare", long], { cwd: scratch })).toEqual({
      code: 3,
      stdout: "",
      stderr: `error: ${long}: the name is too long\n`,
    });
    writeFileSync(join(scratch, "study.csv"), STUDY);
    expect(runCli(["compare", "study.csv", "-q", "-o", long], { cwd: scratch })).toEqual({
      code: 5,
      stdout: "",
      stderr: `error: cannot write to ${long}: the name is too long\n`,
    });
  });

  test("whose name a terminal would obey is shown, not obeyed", () => {
    const name = "clear\u001b[2J\nerror: done.csv";
    const { code, stderr } = runCli(["compare", name], { cwd: scratch });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "error: clear␛[2J␊error: done.csv: there is no such file\n",
    });
  });
});
