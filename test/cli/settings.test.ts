import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE, type Finished, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const data = join(scratch, "study.csv");
const beside = join(scratch, "jdm-cytokines.toml");

/** The same settings as flags and as a file. */
const FLAGS = [
  ...["--analyte", "IL-6", "--analyte", "CXCL10", "--score", "CMAS", "--summary", "mean", "--confidence", "0.9"],
  ...["--score-tolerance", "7", "--seed", "3", "--no-within", "--window", "pre=..0", "--window", "post=1y..5y"],
  ...["--exclude-days", "-10..90", "--where", "patient_id=SYN-1,SYN-3", "--pseudonyms"],
];
const FILE = `
analyte = ["IL-6", "CXCL10"]
score = "CMAS"           # one text stands for a list of one
summary = "mean"
confidence = 0.9
score-tolerance = 7
seed = 3
within = false
exclude-days = "-10..90"
pseudonyms = true

[window]
pre = "..0"
post = "1y..5y"

[where]
patient_id = ["SYN-1", "SYN-3"]
`;

function withFile(text: string, ...args: string[]): Finished {
  const path = join(scratch, "given.toml");
  writeFileSync(path, text);
  return runCli(["compare", "study.csv", "--config", "given.toml", ...args], { cwd: scratch });
}

beforeAll(() => copyFileSync(EXAMPLE.wide, data));

describe("a settings file", () => {
  test("says the same as flags, and the manifest and check go by it", () => {
    const path = join(scratch, "same.toml");
    writeFileSync(path, FILE);
    const [flags, file] = [join(scratch, "by-flags"), join(scratch, "by-file")];
    expect(runCli(["analyze", data, "--out", flags, "-q", ...FLAGS]).code).toBe(0);
    expect(runCli(["analyze", data, "--out", file, "-q", "--config", path]).code).toBe(0);
    for (const name of ["manifest.json", "result.json", "comparisons.csv"])
      expect(readFileSync(join(file, name), "utf8"), name).toBe(readFileSync(join(flags, name), "utf8"));
    writeFileSync(path, 'summary = "max"');
    expect(runCli(["check", file, data, "-q"]).code).toBe(0);
  });

  test("is found beside the first data file, said by -v, overridden by flags and left unread by --no-config", () => {
    mkdirSync(join(scratch, "own"));
    const own = join(scratch, "own", "study.csv");
    copyFileSync(data, own);
    writeFileSync(join(scratch, "own", "jdm-cytokines.toml"), 'summary = "max"\nwithin = false\n');
    const args = ["compare", join("own", "study.csv")];
    const run = (...more: string[]) => runCli([...args, ...more], { cwd: scratch }).stdout;
    const plain = (...more: string[]) => runCli(["compare", data, "--no-config", ...more]).stdout;
    expect(run()).toBe(plain("--summary", "max", "--no-within"));
    expect(run("--summary", "min")).toBe(plain("--summary", "min", "--no-within"));
    expect(run("--within", "--analyte", "IL-6")).toBe(plain("--summary", "max", "--analyte", "IL-6"));
    expect(run("--no-config", "--no-within")).toBe(plain("--no-within"));
    expect(runCli([...args, "-v"], { cwd: scratch }).stderr).toMatch(/^settings: own.jdm-cytokines\.toml$/mu);
    expect(runCli([...args, "-v", "--summary", "min"], { cwd: scratch }).stderr).toContain(
      "one of them is overridden by a flag",
    );
    expect(runCli([...args, "-v", "--no-config"], { cwd: scratch }).stderr).toContain("no settings file");
  });

  test("sets switches that flags of the opposite name undo, as the help says", () => {
    mkdirSync(join(scratch, "switches"));
    copyFileSync(data, join(scratch, "switches", "study.csv"));
    const toml = "within = false\npseudonyms = true\nembed-font = true\n";
    writeFileSync(join(scratch, "switches", "jdm-cytokines.toml"), toml);
    const run = (...args: string[]) => runCli([...args, "-q"], { cwd: join(scratch, "switches") }).stdout;
    expect(run("align", "study.csv")).toMatch(/^P1,/mu);
    expect(run("align", "study.csv", "--no-pseudonyms")).toMatch(/^SYN-1,/mu);
    run("chart", "forest", "study.csv", "-o", "embedded.svg");
    run("chart", "forest", "study.csv", "-o", "named.svg", "--no-embed-font");
    const [embedded, named] = ["embedded.svg", "named.svg"].map((name) =>
      readFileSync(join(scratch, "switches", name), "utf8").includes("@font-face"),
    );
    expect({ embedded, named }).toEqual({ embedded: true, named: false });
    const help = run("analyze", "--help").replace(/\s+/gu, " ");
    expect(help).toContain("a flag overrides its line, a switch by its opposite, as --within or --no-pseudonyms");
  });

  test("beside the folder one works in says nothing about standard input", () => {
    writeFileSync(beside, "this is no settings file");
    const { code, stdout, stderr } = runCli(["compare", "-", "--no-within"], {
      cwd: scratch,
      input: readFileSync(data),
    });
    expect({ code, error: /error/u.test(stderr) }).toEqual({ code: 0, error: false });
    expect(stdout).toBe(runCli(["compare", data, "--no-config", "--no-within"]).stdout);
    expect(runCli(["compare", "study.csv"], { cwd: scratch }).code).toBe(2);
  });

  test("leaves check alone: its settings are the manifest's", () => {
    mkdirSync(join(scratch, "checked"));
    const own = join(scratch, "checked", "study.csv");
    copyFileSync(data, own);
    const folder = join(scratch, "checked", "results");
    expect(runCli(["analyze", own, "--out", folder, "-q", "--no-within"]).code).toBe(0);
    writeFileSync(join(scratch, "checked", "jdm-cytokines.toml"), 'summary = "max"\n');
    expect(runCli(["check", folder, own, "-q"]).code).toBe(0);
  });

  test("names files from its own folder", () => {
    mkdirSync(join(scratch, "limits"));
    writeFileSync(join(scratch, "limits", "lod.csv"), "analyte,lod\nIL-6,0.5\n");
    writeFileSync(join(scratch, "limits", "settings.toml"), 'lod = "lod.csv"\n');
    writeFileSync(join(scratch, "cells.csv"), "patient,day,IL-6\nA,-3,OOR <\nA,9,2\n");
    const { code, stdout } = runCli(
      ["align", "cells.csv", "--config", join("limits", "settings.toml"), "--format", "csv"],
      { cwd: scratch },
    );
    expect(code).toBe(0);
    expect(stdout).toContain("A,-3,before,0.5,below");
  });

  test.each([
    ["an unknown key", 'sumary = "mean"', 'given.toml:1: error: unknown setting "sumary"', "did you mean summary?"],
    ["a key in camel case", "\nscoreTolerance = 3", "given.toml:2: error: unknown setting", "score-tolerance?"],
    ["a flag that only changes output", 'out = "x"', 'unknown setting "out"', "--help lists the settings"],
    ["a prototype's name", "__proto__ = 3", 'unknown setting "__proto__"', ""],
    ["a number as text", 'confidence = "0.9"', 'confidence takes a number, not "0.9"', ""],
    ["a number out of range", "confidence = 95", '"95" is not a level between 0 and 1', ""],
    ["a text as a number", "patient = 1.5", "patient takes text in quotes, not 1.5", ""],
    ["a switch as text", 'within = "no"', 'within takes true or false, not "no"', ""],
    ["a name near one of the choices", 'adjust = "hom"', '"hom" is none of bh, holm', "did you mean holm?"],
    ["a list for one value", 'summary = ["mean", "min"]', "summary takes one value, not a list", ""],
    ["a date", "by = 2020-01-01", "by takes text in quotes, not a table or a date", ""],
    ["a list of windows", 'window = ["before=..0"]', "window takes a table, not a list", "under [window]"],
    ["a window that is no span", '[window]\nb = "..0"\na = "x.."', 'given.toml:3: error: window: "x"', ""],
    ["a single window", '[window]\na = "0..5"', "given.toml:1: error: window: one window", "at least two"],
    ["windows that overlap", '[window]\na = "0..5"\nb = "5..9"', 'windows "a" and "b" overlap', ""],
    ["no TOML", "summary = mean\n", "given.toml:1:11: error:", 'summary = "mean"'],
    ["a key given twice", "seed = 1\nseed = 2\n", "given.toml:2:", ""],
  ])("with %s is a usage error with its place", (_, text, message, hint) => {
    const { code, stdout, stderr } = withFile(text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr).toMatch(/^given\.toml(?::\d+){0,2}: error: /u);
  });

  test("whose settings cannot go together has the fault where the first of them stands", () => {
    const { code, stderr } = withFile('test = "sign"\nadjust = "westfall-young"\n[window]\na = "..0"\nb = "1.."\n');
    expect(code).toBe(2);
    expect(stderr).toBe(
      "given.toml:2: error: adjust westfall-young needs test signed-rank, fisher-pitman, t; found sign\n",
    );
  });

  test("is no fault where a flag takes the place of what could not go together", () => {
    const text = 'adjust = "westfall-young"\nalternative = "less"\n[window]\na = "..5"\nb = "1.."\n';
    const flags = ["--alternative", "two-sided", "--window", "a=..0", "--window", "b=1.."];
    expect(withFile(text, ...flags).code).toBe(0);
    const { stderr } = withFile(text, "--alternative", "greater", "--window", "a=..0", "--window", "b=1..");
    expect(stderr).toBe("given.toml:1: error: adjust westfall-young needs alternative two-sided; found greater\n");
    expect(withFile("", "--test", "sign", "--adjust", "westfall-young").stderr).toMatch(/^error: --adjust/u);
  });

  test("has all its faults said at once, and as objects under --json", () => {
    const { stderr } = withFile('sumary = "mean"\nscore-tolerance = -1\n[window]\na = "5..1"\nb = 3.5\n', "--json");
    const faults = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { severity: string; place: { file: string; line: number } });
    expect(faults.map(({ place }) => place.line)).toEqual([1, 2, 4, 5]);
    expect(faults[0]).toEqual({
      severity: "error",
      message: 'unknown setting "sumary"',
      place: { file: "given.toml", line: 1 },
      hint: "did you mean summary?",
    });
  });

  test.each([
    ["that is not there", "nowhere.toml", "--config: there is no file nowhere.toml"],
    ["that is a folder", ".", "--config: . is a directory"],
    ["that is not UTF-8", "latin.toml", "latin.toml is not in UTF-8"],
  ])("%s is a usage error", (_, path, message) => {
    writeFileSync(join(scratch, "latin.toml"), Buffer.from([0x22, 0xe9, 0x22]));
    const { code, stderr } = runCli(["compare", "study.csv", "--config", path], { cwd: scratch });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
