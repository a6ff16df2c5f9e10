import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { largeStudy } from "../../../bench/large-study.js";
import { contentsOf, EXAMPLE, runCli, scratchFolder } from "../run-cli.js";

const scratch = scratchFolder();

function analyzed(threads: number, ...args: readonly string[]): Map<string, string> {
  const folder = `${args.length}-${threads}`;
  const { code, stderr } = runCli(["analyze", ...args, "--out", folder, "--quiet", "--threads", String(threads)], {
    cwd: scratch,
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return contentsOf(join(scratch, folder));
}

describe("--threads", () => {
  // Non-detects, ties and Monte Carlo; more threads than variables; groups; p values adjusted jointly; three windows.
  const few = join(scratch, "few.csv");
  writeFileSync(few, largeStudy({ patients: 20, visits: 5, analytes: 3 }));
  test.each([
    ["the example", [EXAMPLE.wide]],
    ["more threads than variables", [few, "--summary", "mean"]],
    [
      "groups and a joint adjustment",
      [few, "--by", "transplant_date", "--where", "patient_id=B001,B002", "--adjust", "westfall-young"],
    ],
    [
      "three windows",
      [few, "--window", "a=..0", "--window", "b=1..150", "--window", "c=151..", "--test", "prentice-wilcoxon"],
    ],
  ])("changes no byte: %s", (_, args) => {
    const alone = analyzed(1, ...args);
    expect(alone.size).toBeGreaterThan(10);
    for (const threads of [2, 11]) expect(analyzed(threads, ...args)).toEqual(alone);
  });

  test("holds for every command that analyses variables", () => {
    const results = resolve(EXAMPLE.results);
    for (const args of [
      ["compare", EXAMPLE.wide],
      ["correlate", EXAMPLE.wide],
      ["chart", "forest", EXAMPLE.wide],
    ])
      expect(runCli([...args, "--threads", "3"])).toEqual(runCli([...args, "--threads", "1"]));
    expect(runCli(["check", results, EXAMPLE.wide, "--threads", "3", "--quiet"]).code).toBe(0);
  });

  test.each(["0", "-1", "1.5", "two", "257", ""])("refuses %j", (threads) => {
    const { code, stdout, stderr } = runCli(["compare", "no-such-file.csv", "--threads", threads]);
    expect([code, stdout, stderr]).toEqual([
      2,
      "",
      `error: --threads: "${threads}" is not a whole number from 1 to 256\n`,
    ]);
  });

  test("an interruption ends all threads at once, and nothing is written", async () => {
    writeFileSync(join(scratch, "long.csv"), largeStudy({ patients: 12, visits: 12, analytes: 1500 }));
    const args = ["analyze", "long.csv", "--out", "interrupted", "--quiet", "--threads", "2"];
    const child = spawn(process.execPath, [resolve("bin/jdm-cytokines.js"), ...args], {
      cwd: scratch,
      stdio: "ignore",
    });
    const ended = new Promise((done) => child.on("exit", (code, by) => done(by ?? code)));
    setTimeout(() => child.kill("SIGINT"), 1500);
    expect(await ended).toBe("SIGINT");
    expect(existsSync(join(scratch, "interrupted"))).toBe(false);
  }, 60_000);
});
