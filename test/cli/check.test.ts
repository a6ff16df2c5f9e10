import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const data = join(scratch, "study.csv");

/** Results of a copy of the example in a folder of this test's own. */
function results(name: string, ...flags: string[]): string {
  const folder = join(scratch, name);
  expect(runCli(["analyze", data, "--out", folder, "-q", ...flags]).code).toBe(0);
  return folder;
}

function edit(path: string, found: string | RegExp, put: string): void {
  const text = readFileSync(path, "utf8");
  const edited = text.replace(found, put);
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
}

beforeAll(() => copyFileSync(EXAMPLE.wide, data));

describe("check", () => {
  test("finds the committed example as the data give it", () => {
    const { code, stdout, stderr } = runCli(["check", EXAMPLE.results, EXAMPLE.wide, "-q"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/: \d+ files, all as these data give them\n$/u);
  });

  test("computes with the settings of the manifest, whatever they were", () => {
    const folder = results(
      "settings",
      "--window",
      "early=..-100",
      "--window",
      "late=1y..",
      "--summary",
      "mean",
      "--zeros",
      "wilcoxon",
      "--pseudonyms",
      "--no-within",
      "--seed",
      "7",
    );
    expect(runCli(["check", folder, data, "-q"]).code).toBe(0);
  });

  test("finds inputs by their digest, whatever they are called, among others", () => {
    const folder = results("renamed");
    const renamed = join(scratch, "renamed.csv");
    copyFileSync(data, renamed);
    expect(runCli(["check", folder, EXAMPLE.long[2], renamed, "-q"]).code).toBe(0);
  });

  test("reads standard input too", () => {
    const folder = results("piped");
    expect(runCli(["check", folder, "-", "-q"], { input: readFileSync(data) }).code).toBe(0);
  });

  test("says which cells changed, from what to what, which files are missing, and writes nothing", () => {
    const folder = results("changed");
    edit(join(folder, "comparisons.csv"), "\n,BAFF,pg/ml,log2,before,after,3,", "\n,BAFF,pg/ml,log2,before,after,4,");
    edit(join(folder, "samples.csv"), ",1072,", ",1073,");
    edit(join(folder, "patients.csv"), /\n,CK,before,after,SYN-2,.*/u, "");
    edit(join(folder, "result.json"), '"schemaVersion": 1,', '"schemaVersion": 7,');
    edit(join(folder, "charts", "paired.vl.json"), '"value": 719.5', '"value": 719.25');
    edit(join(folder, "exclusions.csv"), /\n/gu, "\r\n");
    rmSync(join(folder, "correlations.csv"));
    const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    const { code, stdout } = runCli(["check", folder, data, "-q"]);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: [
        `${folder}: 7 differences in 7 files`,
        "comparisons.csv: 1 difference",
        "  BAFF, before, after: n 4 → 3",
        "patients.csv: 1 difference",
        "  row CK, before, after, SYN-2 is new",
        "correlations.csv: is missing",
        "samples.csv: 1 difference",
        "  SYN-1, -351: CXCL10 1073 → 1072",
        "exclusions.csv: holds the same, written otherwise (line ends, quotes or order)",
        "result.json: 1 difference",
        "  schemaVersion 7 → 1",
        "charts/paired.vl.json: 1 difference",
        "  data.values[CK, SYN-1, before].value 719.25 → 719.5",
        "",
      ].join("\n"),
    });
    expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
  });

  test("lets numbers differ by the share of --tolerance, in tables, JSON, specifications and pictures", () => {
    const folder = results("tolerance", "--render", "svg", "--analyte", "CXCL10", "--score", "CMAS");
    edit(join(folder, "samples.csv"), ",1072,", ",1072.0001,");
    edit(join(folder, "result.json"), '"requested":0.95', '"requested":0.95000001');
    edit(join(folder, "charts", "paired.vl.json"), '"value": 1013', '"value": 1013.00001');
    edit(join(folder, "charts", "paired.svg"), /height="(\d+)"/u, 'height="$1.00001"');
    expect(runCli(["check", folder, data, "-q", "--tolerance", "1e-6"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/: \d+ files, all as these data give them within 0\.000001\n$/u),
    });
    const { code, stdout } = runCli(["check", folder, data, "-q", "--tolerance", "1e-9", "--json"]);
    const { findings, differences } = JSON.parse(stdout) as { findings: { file: string }[]; differences: number };
    expect({ code, differences, files: findings.map(({ file }) => file) }).toEqual({
      code: 1,
      differences: 4,
      files: ["samples.csv", "result.json", "charts/paired.vl.json", "charts/paired.svg"],
    });
  });

  test("shows some twenty differences and counts the others; --json has them all", () => {
    const folder = results("many");
    for (const name of ["comparisons.csv", "patients.csv", "correlations.csv"])
      edit(join(folder, name), /(?<=\n,[^\n]*),(?=[^\n,]*\n)/gu, ",9");
    const { stdout } = runCli(["check", folder, data, "-q"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.filter((line) => /^ {2}\S.* → /u.test(line))).toHaveLength(20);
    const shown = (name: string) => Number(new RegExp(`^${name}: (\\d+) differences$`, "mu").exec(stdout)?.[1]);
    const { files } = JSON.parse(runCli(["check", folder, data, "-q", "--json"]).stdout) as {
      files: { file: string; differences: number }[];
    };
    expect(files.map(({ file }) => shown(file))).toEqual(files.map(({ differences }) => differences));
    expect(files[0]).toEqual({ file: "comparisons.csv", differences: 29 });
    expect(lines).toContain("  … and 21 more");
  });

  test.each<[string, { read?: object; plan?: object }, string]>([
    ["no window", { plan: { windows: [] } }, ": windows: at least two are required"],
    ["a test there is none of", { plan: { test: "x" } }, ': test: "x" is none of '],
    ["a text for a list", { read: { where: "x" } }, ": where: a list is required"],
    ["no plan", { plan: { windows: null } }, "\n"],
  ])(
    "takes a manifest whose settings were edited to hold %s for unusable input, not for a bug",
    (name, edited, why) => {
      const folder = results(`edited ${name}`);
      const path = join(folder, "manifest.json");
      const manifest = JSON.parse(readFileSync(path, "utf8"));
      const { read, plan } = manifest.settings;
      const settings = { read: { ...read, ...edited.read }, plan: { ...plan, ...edited.plan } };
      writeFileSync(path, JSON.stringify({ ...manifest, settings }));
      const { code, stderr } = runCli(["check", folder, data, "-q"]);
      expect(code).toBe(3);
      expect(stderr.startsWith(`error: ${path} holds no settings of this tool${why}`)).toBe(true);
    },
  );

  test("says that an input has changed, and what that changes", () => {
    const folder = results("input");
    const changed = join(scratch, "new", "study.csv");
    runCli(["example", join(scratch, "new")]);
    writeFileSync(changed, readFileSync(data, "utf8").replace(",1072,", ",1073,"));
    const { code, stdout } = runCli(["check", folder, changed, "--json", "-q"]);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: object[] };
    expect(findings[0]).toMatchObject({ file: "study.csv", what: "input-changed" });
    expect(findings).toContainEqual({
      file: "samples.csv",
      what: "changed",
      row: { patient: "SYN-1", day: "-351" },
      column: "CXCL10",
      old: "1072",
      new: "1073",
    });
  });

  test("says that the results are of another version, and are none where there is no folder", () => {
    const folder = results("version");
    edit(join(folder, "manifest.json"), /"version": "[^"]*"/u, '"version": "0.0.1"');
    const { code, stderr } = runCli(["check", folder, data]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/was written by version 0\.0\.1; this is \d+\.\d+\.\d+$/mu);
    expect(runCli(["check", join(scratch, "nowhere"), data]).stderr).toContain("there is no folder");
  });

  test.each([
    [
      "an input that was not given",
      () => [results("missing"), EXAMPLE.long[2]],
      "no file given is the input study.csv",
    ],
    ["a folder without a manifest", () => [scratch, data], "there is no "],
  ])("refuses %s", (_, args, message) => {
    const { code, stdout, stderr } = runCli(["check", ...args()]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("recomputes pictures where there are any", () => {
    const folder = results("pictures", "--render", "svg,png", "--analyte", "CXCL10", "--score", "CMAS");
    expect(
      readdirSync(join(folder, "charts"))
        .map((name) => basename(name))
        .filter((name) => name.endsWith(".png")).length,
    ).toBeGreaterThan(1);
    expect(runCli(["check", folder, data, "-q"]).code).toBe(0);
  });
});
