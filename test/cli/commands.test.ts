import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasTerminal, runAll } from "./many-runs.js";
import { runCli, scratchFolder } from "./run-cli.js";

const scratch = scratchFolder();

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const COMMANDS = ["analyze", "inspect", "align", "compare", "correlate", "chart", "check", "example"];

describe("the command line", () => {
  test.each(["--version", "-V"])("%s prints the version alone", (flag) => {
    expect(runCli([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("--help names every command, on stdout", () => {
    const { code, stdout, stderr } = runCli(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "mu"));
  });

  test.each(COMMANDS)("%s --help shows examples that begin with the tool's name", (command) => {
    const { code, stdout } = runCli([command, "--help"]);
    expect(code).toBe(0);
    const examples = stdout.slice(stdout.indexOf("Examples:"));
    expect(examples).toMatch(new RegExp(`^ {2}jdm-cytokines ${command}`, "mu"));
  });

  test.skipIf(!hasTerminal).each([40, 60, 80])("--help keeps to a terminal of %i columns", async (columns) => {
    const runs = [...COMMANDS, "convert", "completion"].map((command) => [command, "--help"]);
    for (const { stdout } of await runAll(
      [["--help"], ...runs].map((args) => ({ args, cwd: scratch, terminal: columns })),
    )) {
      expect(stdout).toContain("Usage: jdm-cytokines");
      for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(columns);
    }
  });

  test.skipIf(!hasTerminal)("a long example is broken where a shell joins it again", async () => {
    const [{ stdout }] = await runAll([{ args: ["analyze", "--help"], cwd: scratch, terminal: 40 }]);
    expect(stdout).toContain(
      "study.csv \\\n      --window before=-1y..0 \\\n      --window after=1y..5y \\\n      --exclude",
    );
    expect(stdout).toContain("| jq '.comparisons[].test.p'\n");
  });

  test("--help keeps to COLUMNS where it is piped, as into a pager; else to 80", () => {
    const widthUnder = (args: readonly string[], columns?: string) => {
      const { stdout, stderr } = runCli(args, { env: { COLUMNS: columns } });
      return Math.max(...(stdout + stderr).split("\n").map((line) => [...line].length));
    };
    for (const args of [["analyze", "--help"], []]) {
      const widths = [undefined, "80", "", "0", "wide"].map((columns) => widthUnder(args, columns));
      expect(widths).toEqual(new Array(5).fill(widths[0]));
      expect(widths[0]).toBeLessThanOrEqual(80);
      expect(widthUnder(args, "50")).toBeLessThanOrEqual(50);
      expect(widthUnder(args, "120")).toBeGreaterThan(100);
    }
  });

  test("without a command shows the help on stderr, as a usage error", () => {
    const { code, stdout, stderr } = runCli([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: jdm-cytokines");
  });

  test.each([
    [["analyse", "x.csv"], "unknown command 'analyse'", "did you mean analyze?"],
    [["analyze", "--sumary", "mean", "x.csv"], "unknown option '--sumary'", "did you mean --summary?"],
    [["analyze"], "missing required argument 'data'", ""],
    [["analyze", "x.csv", "--summary", "mode"], '"mode" is none of median, mean', ""],
    [["analyze", "x.csv", "--confidence", "95"], '"95" is not a level between 0 and 1', ""],
    [["analyze", "x.csv", "--window", "before"], '"before" is not a window', ""],
    [["analyze", "x.csv", "--window", "a=0..5"], "one window cannot be compared", "hint:"],
    [["analyze", "x.csv", "--window", "a=0..5", "--window", "b=5..9"], 'windows "a" and "b" overlap', ""],
    [["analyze", "x.csv", "--window", "a=5..0", "--window", "b=5..9"], "ends before it begins", ""],
    [["analyze", "x.csv", "--where", "group"], '"group" is not COLUMN=VALUE', ""],
    [["analyze", "x.csv", "--format", "csv"], '"csv" is none of table, json', "compare and correlate"],
    [["analyze", "x.csv", "--alternative", "grater"], '"grater" is none of', "did you mean greater?"],
    [["analyze", "x.csv", "--date-format", "DYM"], '"DYM" is none of', "did you mean DMY?"],
    [["compare", "x.csv", "--format", "jsn"], '"jsn" is none of table, csv, tsv', "did you mean json?"],
    [["analyze", "x.csv", "--out", "o", "--render", "svgg"], '"svgg" is no format of pictures', "did you mean svg?"],
    [["chart", "hetmap", "x.csv"], 'there is no chart "hetmap"', "did you mean heatmap?"],
    [["convert", "x.csv", "--format", "tsw"], '"tsw" is none of table, csv, tsv', "did you mean tsv?"],
    [["inspect", "x.csv", "--format", "csv"], '--format: "csv" is none of table, json', ""],
    [["compare", "x.csv", "--format", "xml"], '"xml" is none of table', "jsonl"],
    [["help", "analyse"], "unknown command 'analyse'", "did you mean analyze?"],
    [["help", "nope"], "unknown command 'nope'", "there are analyze, inspect"],
    [["analyze", "x.csv", "--force"], "--force overwrites files in the folder of --out", "add --out DIR"],
    [["inspect", "x.csv", "--force"], "--force overwrites the file of --write-config", "add --write-config"],
    [["check", "results", "x.csv", "--tolerance", "1%"], '"1%" is not a share', "as 1e-9"],
    [["check", "results", "x.csv", "--format", "jsn"], '"jsn" is none of table, csv', "did you mean json?"],
    [["analyze", "-", "-"], "standard input can be read only once", ""],
    [["analyze", "x.csv", "sub/x.csv"], "two inputs are called x.csv", "rename one"],
  ])("%j is a usage error that says what to mend", (args, message, hint) => {
    const { code, stdout, stderr } = runCli(args, { cwd: "test" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});
