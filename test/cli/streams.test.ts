import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { wantsColour } from "../../src/cli/output/colour.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

describe("streams", () => {
  test("`-` reads standard input, and gives what the file gives", () => {
    const piped = runCli(["compare", "-"], { input: readFileSync(EXAMPLE.wide) });
    expect(piped.code).toBe(0);
    expect(piped.stdout).toBe(runCli(["compare", EXAMPLE.wide]).stdout);
  });

  test("results are on stdout and everything else on stderr; --quiet silences that", () => {
    const { stdout, stderr } = runCli(["compare", EXAMPLE.wide]);
    expect(stdout.split("\n")[0]).toMatch(/^group,variable,unit,/u);
    expect(stderr).toContain("note:");
    expect(runCli(["compare", EXAMPLE.wide, "-q"]).stderr).toBe("");
  });

  test("-o writes to a file what would be on stdout", () => {
    const path = join(scratch, "comparisons.csv");
    expect(runCli(["compare", EXAMPLE.wide, "-o", path]).stdout).toBe("");
    expect(readFileSync(path, "utf8")).toBe(runCli(["compare", EXAMPLE.wide]).stdout);
  });

  test("-o into a folder that is not there is an output error, and leaves nothing", () => {
    const path = join(scratch, "file-in-the-way", "x.csv");
    execFileSync(process.execPath, [
      "-e",
      `require("node:fs").writeFileSync(${JSON.stringify(join(scratch, "file-in-the-way"))}, "")`,
    ]);
    const { code, stderr } = runCli(["compare", EXAMPLE.wide, "-o", path]);
    expect(code).toBe(5);
    expect(stderr).toContain("cannot write to");
    expect(existsSync(path)).toBe(false);
  });

  test.skipIf(process.platform === "win32")(
    "a reader that leaves early is no error, however much there is to read",
    () => {
      const script = `"$0" "$1" analyze "$2" --json -q | head -c 600 >/dev/null; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync(
        "bash",
        ["-c", script, process.execPath, resolve("bin/jdm-cytokines.js"), EXAMPLE.wide],
        { encoding: "utf8" },
      );
      expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
    },
  );

  test("there is no colour in a pipe, unless asked for", () => {
    const colour = "\u001b[";
    expect(runCli(["analyze", EXAMPLE.wide]).stdout).not.toContain(colour);
    expect(runCli(["analyze", EXAMPLE.wide, "--color"]).stdout).toContain(colour);
    expect(runCli(["analyze", EXAMPLE.wide], { env: { FORCE_COLOR: "1" } }).stdout).toContain(colour);
    expect(runCli(["analyze", EXAMPLE.wide, "--no-color"], { env: { FORCE_COLOR: "1" } }).stdout).not.toContain(colour);
  });
});

describe("colour", () => {
  test.each([
    ["the flag wins over all", { flag: true, environment: { NO_COLOR: "1", TERM: "dumb" }, isTerminal: false }, true],
    [
      "NO_COLOR wins over FORCE_COLOR",
      { flag: undefined, environment: { NO_COLOR: "1", FORCE_COLOR: "1" }, isTerminal: true },
      false,
    ],
    ["an empty NO_COLOR says nothing", { flag: undefined, environment: { NO_COLOR: "" }, isTerminal: true }, true],
    [
      "FORCE_COLOR wins over TERM=dumb",
      { flag: undefined, environment: { FORCE_COLOR: "1", TERM: "dumb" }, isTerminal: false },
      true,
    ],
    ["FORCE_COLOR=0 is none", { flag: undefined, environment: { FORCE_COLOR: "0" }, isTerminal: true }, false],
    ["TERM=dumb is none", { flag: undefined, environment: { TERM: "dumb" }, isTerminal: true }, false],
    ["else it depends on the stream", { flag: undefined, environment: {}, isTerminal: false }, false],
  ] as const)("%s", (_, sources, expected) => {
    expect(wantsColour(sources)).toBe(expected);
  });
});
