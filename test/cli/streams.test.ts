import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { inputsOf } from "../../src/cli/inputs.js";
import { wantsColour } from "../../src/cli/output/colour.js";
import { hasTerminal, runIt } from "./many-runs.js";
import { EXAMPLE, runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

describe("streams", () => {
  test("`-` reads standard input, and gives what the file gives", () => {
    const piped = runCli(["compare", "-"], { input: readFileSync(EXAMPLE.wide) });
    expect(piped.code).toBe(0);
    expect(piped.stdout).toBe(runCli(["compare", EXAMPLE.wide]).stdout);
  });

  test.skipIf(process.platform === "win32")(
    "a pipe by its path is read once, where the input is needed twice too",
    () => {
      const data = join(scratch, "by.csv");
      const rows = ["A,-3,5,x", "A,4,2,x", "B,-2,7,y", "B,9,3,y"];
      writeFileSync(data, `patient,day,CXCL10,centre\n${rows.join("\n")}\n`);
      const tool = `'${process.execPath}' bin/jdm-cytokines.js`;
      const shell = (command: string) => spawnSync("bash", ["-c", command], { encoding: "utf8", timeout: 30_000 });
      expect(shell(`${tool} compare --by centre <(cat '${data}')`)).toMatchObject({
        status: 0,
        stdout: runCli(["compare", data, "--by", "centre"]).stdout,
      });
      // A manifest names its inputs, and this one's is not the pipe's: its digest is what it is known by.
      const results = join(scratch, "from-a-file");
      runCli(["analyze", data, "--out", results, "--quiet"]);
      expect(shell(`${tool} check '${results}' <(cat '${data}')`)).toMatchObject({ status: 0, stderr: "" });
    },
  );

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

  test.skipIf(!existsSync("/proc/self/fd"))("-o writes into a file without a name", () => {
    const folder = mkdtempSync(join(scratch, "nameless-"));
    const file = openSync(join(folder, "removed.csv"), "w+");
    unlinkSync(join(folder, "removed.csv"));
    const args = [resolve("bin/jdm-cytokines.js"), "compare", EXAMPLE.wide, "-q", "-o", "/dev/stdout"];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", file, "pipe"] });
    expect([status, stderr]).toEqual([0, ""]);
    const { size } = fstatSync(file);
    const written = Buffer.alloc(size);
    readSync(file, written, 0, size, 0);
    closeSync(file);
    expect(written.toString()).toBe(runCli(["compare", EXAMPLE.wide]).stdout);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("-o makes what a link leads to where there is nothing yet", () => {
    const folder = mkdtempSync(join(scratch, "links-"));
    const at = (name: string) => join(folder, name);
    mkdirSync(at("far/away"), { recursive: true });
    // Through a linked folder, `..` is the folder above the one it leads to.
    symlinkSync("far/away", at("near"));
    symlinkSync("near/../new.csv", at("one.csv"));
    symlinkSync(at("one.csv"), at("two.csv"));
    symlinkSync("nowhere/new.csv", at("lost.csv"));
    symlinkSync("circle.csv", at("circle.csv"));
    const written = ["two.csv", "lost.csv", "circle.csv"].map((name) =>
      runCli(["compare", EXAMPLE.wide, "-q", "-o", at(name)]),
    );
    expect(written.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ""],
      [5, `error: cannot write to ${at("lost.csv")}: there is no such folder\n`],
      [5, `error: cannot write to ${at("circle.csv")}: its link leads to itself\n`],
    ]);
    expect(readFileSync(at("far/new.csv"), "utf8")).toBe(runCli(["compare", EXAMPLE.wide]).stdout);
    expect(readdirSync(folder).sort()).toEqual(["circle.csv", "far", "lost.csv", "near", "one.csv", "two.csv"]);
    for (const name of ["one.csv", "two.csv"]) expect(lstatSync(at(name)).isSymbolicLink()).toBe(true);
  });

  test.skipIf(!existsSync("/dev/full")).each([
    ["results", ["compare", EXAMPLE.wide, "-q"]],
    ["help", ["--help"]],
    ["a command's help", ["analyze", "--help"]],
    ["the version", ["--version"]],
    ["a completion script", ["completion", "bash"]],
  ])("a standard output that takes no more is an output error: %s", (_, call) => {
    const args = ["-c", `"$0" "$@" > /dev/full`, process.execPath, resolve("bin/jdm-cytokines.js"), ...call];
    const { status, stderr } = spawnSync("bash", args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 5,
      stderr: "error: cannot write to standard output: the disk is full\n",
    });
  });

  const early = "head -c 600 >/dev/null";
  test
    .skipIf(process.platform === "win32")
    .each([
      `| ${early}; echo "\${PIPESTATUS[0]}"`,
      `-o /dev/stdout | ${early}; echo "\${PIPESTATUS[0]}"`,
      `-o >(${early}); echo "$?"`,
    ])("a reader that leaves early is no error, however much there is to read: %s", (pipe) => {
    const script = `"$0" "$1" analyze "$2" --json -q ${pipe}`;
    const { stdout, stderr } = spawnSync(
      "bash",
      ["-c", script, process.execPath, resolve("bin/jdm-cytokines.js"), EXAMPLE.wide],
      { encoding: "utf8" },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "0\n", stderr: "" });
  });

  test("--strict makes warnings exit code 1; what is written is the same", () => {
    const windows = ["--window", "a=..0", "--window", "b=1..8999", "--window", "c=9000.."];
    const [plain, strict] = [[], ["--strict"]].map((flags) =>
      runCli(["compare", EXAMPLE.wide, "-q", ...windows, ...flags]),
    );
    expect({ ...plain, stdout: "" }).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(strict).toEqual({ code: 1, stdout: plain.stdout, stderr: "error: --strict: there was 1 warning\n" });
    const out = join(scratch, "strict");
    expect(runCli(["analyze", EXAMPLE.wide, "-q", ...windows, "--strict", "--out", out]).code).toBe(1);
    expect(existsSync(join(out, "manifest.json"))).toBe(true);
    expect(runCli(["compare", EXAMPLE.wide, "-q", "--strict"]).code).toBe(0);
  });

  test("names that a terminal would obey are shown in what people read, and stay as they are in data", () => {
    const study = ["patient_id,day,CMAS,IL\u001b[2J6,B\u0007\u009b\u202eC"];
    for (const patient of ["A\u001b]0;x\u0007", "B"])
      for (const day of [-20, -10, 10, 20]) study.push(`${patient},${day},${30 + day},${90 + day},${70 - day}`);
    const input = `${study.join("\n")}\n`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u;
    const flags = ["--analyte", "IL\u001b[2J6", "--analyte", "B\u0007\u009b\u202eC"];
    for (const args of [
      ["analyze", "-"],
      ["inspect", "-"],
      ["compare", "-", "--format", "table"],
      ["compare", "-", "--format", "md"],
      ["align", "-", "--format", "table"],
      ["compare", "-", "--analyte", "no\u001b[2Jne"],
    ]) {
      const { stdout, stderr } = runCli([...args, ...(args.includes("--analyte") ? [] : flags)], { input });
      expect({ args, obeyed: obeyed.exec(stdout + stderr)?.[0] }).toEqual({ args, obeyed: undefined });
      expect(stdout + stderr).toContain("␛");
    }
    expect(runCli(["compare", "-", "-q", ...flags], { input }).stdout).toContain(",IL\u001b[2J6,");
    const windowsText = runCli(["compare", "-", "-q", "--format", "table", ...flags], { input }).stdout;
    expect(windowsText).toMatch(/^B␇\\u009b\\u202eC /mu);
  });

  test.skipIf(!hasTerminal)(
    "data for programs are shown without control characters on a terminal (SKIPPED where script is absent)",
    async () => {
      writeFileSync(join(scratch, "odd.csv"), "patient_id,day,IL\u001b[2J6\nA,-1,3\nA,1,4\nB,-1,3\nB,1,5\n");
      const args = ["compare", "odd.csv", "-q", "--analyte", "IL\u001b[2J6", "--format", "csv"];
      const { code, stdout } = await runIt({ args, cwd: scratch, terminal: true });
      expect({ code, row: stdout.split("\n")[1].slice(0, 10) }).toEqual({ code: 0, row: ",IL␛[2J6,," });
    },
  );

  test("an input that somebody writes into while it is read stops the run; one that is replaced is read as it was", async () => {
    const [written, replaced] = ["written.csv", "replaced.csv"].map((name) => join(scratch, name));
    const row = "A,1,2\n";
    // More than the reader takes at once.
    for (const path of [written, replaced]) writeFileSync(path, row.repeat(200_000));
    const read = async (path: string, meanwhile: () => void) => {
      let length = 0;
      for await (const chunk of inputsOf([path])[0].open()) {
        if (length === 0) meanwhile();
        length += chunk.length;
      }
      return length;
    };
    for (const meanwhile of [() => appendFileSync(written, row), () => truncateSync(written, 300_000)])
      await expect(read(written, meanwhile)).rejects.toMatchObject({
        exitCode: 3,
        message: `${written} changed while it was being read`,
      });
    const length = await read(replaced, () => {
      writeFileSync(`${replaced}.new`, "other\n");
      renameSync(`${replaced}.new`, replaced);
    });
    expect(length).toBe(row.length * 200_000);
  });

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
