import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { hasTerminal, type OneRun, runAll } from "./many-runs.js";
import { EXAMPLE, type Finished, runCli, scratchFolder } from "./run-cli.js";
import { PLATE, STUDY } from "./small-files.js";

const scratch = scratchFolder();
const FORMATS = ["table", "csv", "tsv", "json", "jsonl", "md"] as const;
type Form = (typeof FORMATS)[number];

/** A command, the form it writes into a pipe and on a terminal when asked for none, and the others it has. */
interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly piped: Form;
  readonly onTerminal: Form;
  readonly forms: readonly Form[];
  /** Exit code where it has something to say. */
  readonly code?: number;
  /** Whether its text for people sets anything off. */
  readonly isStyled: boolean;
  readonly readsStdin: boolean;
}

const single = { piped: "csv", onTerminal: "table", forms: FORMATS, isStyled: true, readsStdin: true } as const;
const report = {
  piped: "table",
  onTerminal: "table",
  forms: ["table", "json"],
  isStyled: true,
  readsStdin: true,
} as const;

const COMMANDS: readonly Row[] = [
  { name: "align", args: ["study.csv"], ...single },
  { name: "compare", args: ["study.csv"], ...single },
  { name: "correlate", args: ["study.csv"], ...single },
  { name: "convert", args: ["plate.csv"], ...single },
  { name: "analyze", args: ["study.csv"], ...report },
  { name: "analyze", args: ["study.csv", "--out", "results", "--dry-run"], ...report },
  { name: "inspect", args: ["study.csv"], ...report },
  { name: "check", args: ["results", "study.csv"], ...report, forms: FORMATS, isStyled: false },
  { name: "check", args: ["edited", "study.csv"], ...report, forms: FORMATS, isStyled: false, code: 1 },
  {
    name: "chart",
    args: ["forest", "study.csv"],
    ...report,
    piped: "json",
    onTerminal: "json",
    forms: [],
    isStyled: false,
  },
  { name: "completion", args: ["bash"], ...report, forms: [], isStyled: false, readsStdin: false },
  {
    name: "example",
    args: ["written", "--force"],
    ...report,
    forms: [],
    isStyled: false,
    readsStdin: false,
  },
];

const COLOURS: readonly {
  flags: readonly string[];
  env: Record<string, string>;
  coloured: (tty: boolean) => boolean;
}[] = [
  { flags: [], env: {}, coloured: (tty) => tty },
  { flags: ["--color"], env: { NO_COLOR: "1" }, coloured: () => true },
  { flags: ["--no-color"], env: { FORCE_COLOR: "1" }, coloured: () => false },
  { flags: [], env: { NO_COLOR: "1" }, coloured: () => false },
  { flags: [], env: { FORCE_COLOR: "1" }, coloured: () => true },
  { flags: [], env: { TERM: "dumb" }, coloured: () => false },
];

beforeAll(() => {
  writeFileSync(join(scratch, "study.csv"), STUDY);
  writeFileSync(join(scratch, "plate.csv"), PLATE);
  mkdirSync(join(scratch, "elsewhere"));
  for (const folder of ["results", "edited"]) runCli(["analyze", "study.csv", "--out", folder, "-q"], { cwd: scratch });
  copyFileSync(EXAMPLE.long[0], join(scratch, "edited", "comparisons.csv"));
});

const ESCAPE = "\u001b";

/** How many records each machine form holds; throws where it is not that form at all. */
function recordsIn(form: Form, text: string): number {
  const records = (delimiter: string) => parse(text, { columns: true, delimiter }).length;
  if (form === "csv") return records(",");
  if (form === "tsv") return records("\t");
  if (form === "json") return JSON.parse(text).length ?? 1;
  if (form === "jsonl")
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)).length;
  const [head, rule, ...rows] = text.split("\n");
  if (form === "md") {
    expect(head).toMatch(/^\|.*\|$/u);
    expect(rule).toMatch(/^\|(?: -+:? \|)+$/u);
    return rows.filter((row) => row.startsWith("|")).length;
  }
  expect(text).not.toMatch(/^[{[|]/u);
  expect(head).not.toContain(",patient,");
  return 1;
}

/** stderr holds notes, warnings and hints, or under --json an object a line; never a stack trace. */
function expectOrderly({ stderr }: Finished, isJson: boolean): void {
  expect(stderr).not.toMatch(/at .*\.js:\d+|this is a bug/u);
  const lines = stripVTControlCharacters(stderr)
    .split("\n")
    .filter((line) => line !== "");
  for (const line of lines)
    if (isJson) expect(Object.keys(JSON.parse(line))).toContain("message");
    else expect(line).toMatch(/^(?:\S+: )?(?:note|warning|error): \S|^ {2}hint: \S|^A synthetic study/u);
}

/** Runs them all, and tells what is expected of each with its command line. */
async function expectAll<Case extends OneRun>(cases: readonly Case[], check: (one: Case, finished: Finished) => void) {
  const finished = await runAll(cases);
  for (const [i, one] of cases.entries())
    try {
      check(one, finished[i]);
    } catch (error) {
      const about = `${one.args.join(" ")} ${JSON.stringify({ ...one, args: undefined, cwd: undefined, row: undefined })}`;
      throw new Error(`${about}\n${JSON.stringify(finished[i]).slice(0, 2000)}`, { cause: error });
    }
}

describe("every command", { timeout: 300_000 }, () => {
  test("is in this matrix", () => {
    const help = runCli(["--help"]).stdout;
    const inHelp = help.slice(help.indexOf("Commands:")).matchAll(/^ {2}([a-z]+) /gmu);
    const names = Array.from(inHelp, ([, name]) => name).filter((name) => name !== "help");
    expect([...new Set(COMMANDS.map(({ name }) => name))].sort()).toEqual(names.sort());
  });

  test("writes each of its forms into a pipe, the same number of records in all", async () => {
    const cases = COMMANDS.flatMap((row) =>
      [null, ...row.forms].map((form) => ({
        row,
        form: form ?? row.piped,
        cwd: scratch,
        args: [row.name, ...row.args, ...(form === null ? [] : ["--format", form])],
      })),
    );
    const records = new Map<Row, Set<number>>();
    await expectAll(cases, ({ row, form }, finished) => {
      expect(finished.code).toBe(row.code ?? 0);
      expect(finished.stdout).not.toContain(ESCAPE);
      expectOrderly(finished, form === "json" && row.forms.length > 0);
      const count = recordsIn(form, finished.stdout);
      if (row.forms.length === FORMATS.length && form !== "table" && !(row.name === "check" && form === "json"))
        records.set(row, (records.get(row) ?? new Set()).add(count));
    });
    expect(Array.from(records.values(), ({ size }) => size)).toEqual(Array.from(records, () => 1));
  });

  test.skipIf(!hasTerminal)(
    "goes by flag, environment and stream for colour, on a terminal and in a pipe (SKIPPED where script is absent)",
    async () => {
      const cases = COMMANDS.flatMap((row) =>
        [true, false].flatMap((terminal) =>
          COLOURS.filter((_, i) => i < (terminal ? 3 : 2) || row.name === "compare").map(
            ({ flags, env, coloured }) => ({
              row,
              terminal,
              cwd: scratch,
              env,
              isColoured: coloured(terminal),
              args: [row.name, ...row.args, ...flags],
            }),
          ),
        ),
      );
      await expectAll(cases, ({ row, terminal, isColoured }, finished) => {
        expect(finished.code).toBe(row.code ?? 0);
        const form = terminal ? row.onTerminal : row.piped;
        expect(finished.stdout.includes(ESCAPE)).toBe(isColoured && form === "table" && row.isStyled);
        recordsIn(form, stripVTControlCharacters(finished.stdout));
        expectOrderly(finished, false);
      });
    },
  );

  test.skipIf(!hasTerminal)(
    "writes a machine's form uncoloured on a terminal too (SKIPPED where script is absent)",
    async () => {
      const cases = COMMANDS.filter(({ forms }) => forms.includes("json")).map((row) => ({
        row,
        terminal: true,
        cwd: scratch,
        args: [row.name, ...row.args, "--json", "--color"],
      }));
      await expectAll(cases, ({ row }, finished) => {
        expect(finished.code).toBe(row.code ?? 0);
        expect(finished.stdout).not.toContain(ESCAPE);
        JSON.parse(finished.stdout);
      });
    },
  );

  test("ends as usual where standard output is closed, and quietly where its reader leaves", async () => {
    const cases = COMMANDS.flatMap((row) =>
      (["closed", "reader that leaves"] as const).map((stdout) => ({
        row,
        stdout,
        cwd: scratch,
        args: [row.name, ...row.args, "-q"],
      })),
    );
    await expectAll(cases, ({ row }, finished) => {
      expect(finished.code).toBe(row.code ?? 0);
      expect(finished.stderr).toBe("");
    });
  });

  test("says that there is nothing on a standard input that is empty or closed", async () => {
    const cases = COMMANDS.filter(({ readsStdin }) => readsStdin).flatMap((row) =>
      (["", "closed"] as const).map((stdin) => ({
        stdin,
        row,
        cwd: scratch,
        args: [row.name, ...row.args.map((arg) => arg.replace(/^(?:study|plate)\.csv$/u, "-"))],
      })),
    );
    await expectAll(cases, (_, finished) => {
      expect({ code: finished.code, stdout: finished.stdout }).toEqual({
        code: 3,
        stdout: expect.stringMatching(/^(?:1 error to mend before anything can be analyzed\n)?$/u),
      });
      expect(finished.stderr).toMatch(
        /^stdin: error: the file is (?:empty|no instrument)|no file given is the input study\.csv/mu,
      );
      expectOrderly(finished, false);
    });
  });

  test.skipIf(!hasTerminal)(
    "refuses a standard input that is the terminal (SKIPPED where script is absent)",
    async () => {
      const cases = COMMANDS.filter(({ readsStdin }) => readsStdin).map((row) => ({
        terminal: true,
        cwd: scratch,
        args: [row.name, ...row.args.map((arg) => arg.replace(/^(?:study|plate)\.csv$/u, "-"))],
      }));
      await expectAll(cases, (_, finished) => {
        expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code: 2, stdout: "" });
        expect(finished.stderr).toContain("standard input is the terminal");
      });
    },
  );

  test("says what is wrong with its flags as an object a line under --json", async () => {
    const cases = COMMANDS.filter(({ forms }) => forms.includes("json")).map((row) => ({
      cwd: scratch,
      args: [row.name, ...row.args, "--jsn", "--json"],
    }));
    await expectAll(cases, (_, finished) => {
      expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code: 2, stdout: "" });
      expect(JSON.parse(finished.stderr)).toEqual({
        severity: "error",
        message: "unknown option '--jsn'",
        hint: "did you mean --json?",
      });
    });
  });
});
