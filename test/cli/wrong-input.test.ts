import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();
const out = join(scratch, "results");

/** Analyzes a file of these contents; nothing may be written, and nothing may come on stdout. */
function refused(name: string, contents: string | Buffer): { code: number | null; stderr: string } {
  writeFileSync(join(scratch, name), contents);
  return refusedPath(name);
}

function refusedPath(name: string) {
  const { code, stdout, stderr } = runCli(["analyze", name, "--out", "results"], { cwd: scratch });
  expect(stdout).toBe("");
  expect(existsSync(out)).toBe(false);
  expect(stderr).not.toMatch(/at .*\.js:\d+/u);
  return { code, stderr };
}

describe("input that cannot be analysed", () => {
  test("no transplant date: exit 3, the place and what was looked for", () => {
    const { code, stderr } = refused(
      "no-transplant.csv",
      "patient_id,sample_date,IL-6\nA,2020-01-01,1.2\nA,2020-06-01,3.4\n",
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^no-transplant\.csv(?::1)?.*: error: .*transplant date/mu);
    expect(stderr).toContain("hint:");
  });

  test("a header without patients", () => {
    const { code, stderr } = refused(
      "no-patients.csv",
      "sample_date,transplant_date,IL-6\n2020-01-01,2020-02-01,1.2\n",
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^no-patients\.csv:1: error: .*patient/mu);
    expect(stderr).toContain("--patient");
  });

  test("an empty file", () => {
    const { code, stderr } = refused("empty.csv", "");
    expect(code).toBe(3);
    expect(stderr).toMatch(/^empty\.csv: error: .*empty/mu);
  });

  test("a directory", () => {
    mkdirSync(join(scratch, "folder"));
    const { code, stderr } = refusedPath("folder");
    expect(code).toBe(3);
    expect(stderr).toContain("error: folder is a directory");
    expect(stderr).toContain("folder/*.csv");
  });

  test("a file that is not there", () => {
    const { code, stderr } = refusedPath("nowhere.csv");
    expect(code).toBe(3);
    expect(stderr).toContain("error: nowhere.csv: there is no such file");
  });

  test("a binary file", () => {
    const { code, stderr } = refused(
      "picture.csv",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/^picture\.csv.*: error: /mu);
  });

  test("a study in which every patient is seen only before: exit 4, with the windows and the days there are", () => {
    const { code, stderr } = refused("before.csv", "patient_id,day,IL-6\nA,-30,1.2\nA,-10,3.4\nB,-20,2.2\n");
    expect(code).toBe(4);
    expect(stderr).toContain(
      'error: before.csv: no patient has values in both windows to compare: "before" (..0) holds 3 samples, "after" (1..) holds no sample; the days present run from -30 to -10',
    );
    expect(stderr).toContain("--window");
  });

  test("all problems of a file at once, at most twenty shown", () => {
    const rows = Array.from({ length: 30 }, (_, i) => `A,${i - 15},x${i}y`).join("\n");
    const good = Array.from({ length: 60 }, (_, i) => `B,${i - 15},${i + 1}`).join("\n");
    const { code, stderr } = refused("many.csv", `patient_id,day,IL-6\n${rows}\n${good}\n`);
    expect(code).toBe(3);
    expect(stderr.match(/^many\.csv:\d+:3: error: column "IL-6": "x\d+y" is not a number$/gmu)).toHaveLength(20);
    expect(stderr).toContain("and 10 more errors");
  });

  test("under --json each problem is an object of its own on stderr", () => {
    writeFileSync(join(scratch, "one.csv"), "patient_id,day,IL-6\nA,-1,1.2.3\nA,1,2\nA,2,2\n");
    const { code, stdout, stderr } = runCli(["compare", "one.csv", "--json"], { cwd: scratch });
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    const [first] = stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      severity: "error",
      message: 'column "IL-6": "1.2.3" is not a number',
      place: { file: "one.csv", line: 2, column: 3 },
    });
  });
});
