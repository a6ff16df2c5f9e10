import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
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

  test("-o never overwrites an input, nor nothing at all", () => {
    const input = join(scratch, "input.csv");
    copyFileSync(EXAMPLE.wide, input);
    expect(runCli(["compare", input, "-o", input]).stderr).toContain("would overwrite an input");
    expect(readFileSync(input, "utf8")).toBe(readFileSync(EXAMPLE.wide, "utf8"));
    expect(runCli(["compare", input, "-o", ""])).toMatchObject({ code: 2, stdout: "" });
    expect(runCli(["analyze", input, "--out", ""])).toMatchObject({ code: 2, stdout: "" });
  });

  test.skipIf(process.platform === "win32")("-o writes into a pipe, and through a link", () => {
    const [pipe, link, target] = ["pipe", "link.csv", "target.csv"].map((name) => join(scratch, name));
    const script = `mkfifo "$3"; cat "$3" > "$3.read" & "$0" "$1" compare "$2" -q -o "$3" || : <> "$3"; wait; test -p "$3" && cat "$3.read"`;
    const bin = resolve("bin/jdm-cytokines.js");
    const { stdout } = spawnSync("bash", ["-c", script, process.execPath, bin, EXAMPLE.wide, pipe], {
      encoding: "utf8",
    });
    const expected = runCli(["compare", EXAMPLE.wide]).stdout;
    expect(stdout).toBe(expected);
    writeFileSync(target, "old");
    symlinkSync(target, link);
    expect(runCli(["compare", EXAMPLE.wide, "-q", "-o", link]).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, "utf8")).toBe(expected);
  });

  test.skipIf(!existsSync("/dev/full"))("a standard output that takes no more is an output error", () => {
    const script = `"$0" "$1" compare "$2" -q > /dev/full`;
    const args = ["-c", script, process.execPath, resolve("bin/jdm-cytokines.js"), EXAMPLE.wide];
    const { status, stderr } = spawnSync("bash", args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 5,
      stderr: "error: cannot write to standard output: the disk is full\n",
    });
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
