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

  test("says which file differs, and how, and writes nothing", () => {
    const folder = results("changed");
    const path = join(folder, "comparisons.csv");
    const [header, first, ...rest] = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [header, first.replace("BAFF", "BAFE"), ...rest].join("\n"));
    rmSync(join(folder, "patients.csv"));
    const before = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    const { code, stdout } = runCli(["check", folder, data, "-q"]);
    expect(code).toBe(1);
    expect(stdout).toContain("comparisons.csv: differs in 1 line, first in line 2\n");
    expect(stdout).toMatch(/^ {2}− ,?BAFE/mu);
    expect(stdout).toContain("patients.csv: is missing\n");
    expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
  });

  test("says that an input has changed, and what that changes", () => {
    const folder = results("input");
    const changed = join(scratch, "new", "study.csv");
    runCli(["example", join(scratch, "new")]);
    writeFileSync(changed, readFileSync(data, "utf8").replace(",1072,", ",1073,"));
    const { code, stdout } = runCli(["check", folder, changed, "--json", "-q"]);
    expect(code).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { name: string; what: string }[] };
    expect(findings[0]).toMatchObject({ name: "study.csv", what: "this input has changed since" });
    expect(findings.map(({ name }) => name)).toContain("result.json");
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
