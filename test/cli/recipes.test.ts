import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { EXAMPLE, scratchFolder } from "./run-cli.js";

const RECIPES = "examples/recipes";
/** Enough to see that a recipe works. */
const SETTINGS = 'analyte = ["CXCL10", "IL-4", "IL-6", "IL-8"]\nscore = ["PGA"]\n';
const scratch = scratchFolder();

/** A folder with the example's data, a recipe, and the tool as installed: on the path, and to be imported. */
function workplace(name: string, recipe: string): string {
  const folder = join(scratch, name);
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("bin/jdm-cytokines.js"), join(bin, "jdm-cytokines"));
  symlinkSync(resolve("."), join(folder, "node_modules", "jdm-cytokines"), "junction");
  for (const path of [EXAMPLE.wide, ...EXAMPLE.long]) copyFileSync(path, join(folder, basename(path)));
  copyFileSync(join(RECIPES, recipe), join(folder, recipe));
  writeFileSync(join(folder, "jdm-cytokines.toml"), SETTINGS);
  return folder;
}

function run(cwd: string, command: string, ...args: string[]): string {
  const path = `${join(cwd, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH: path },
    encoding: "utf8",
  });
  expect({ command: [command, ...args], status, stderr: status === 0 ? "" : stderr }).toMatchObject({ status: 0 });
  return stdout;
}

const isThere = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const csv = (path: string) =>
  parse<Record<string, string>>(readFileSync(path, "utf8"), { columns: true, delimiter: [",", "\t"] });
const COMPARISONS = csv(join(EXAMPLE.results, "comparisons.csv"));

test("every recipe is named in the examples' README", () => {
  const readme = readFileSync("examples/README.md", "utf8");
  for (const name of readdirSync(RECIPES)) expect(readme).toContain(`](recipes/${name})`);
});

describe("the Makefile", () => {
  const absent = !isThere("make", "--version");
  const PAPER = ["figure-1.svg", "figure-2.svg", "table-1.md"];

  test.skipIf(absent)("makes figures only when they would change (SKIPPED where make is absent)", () => {
    const folder = workplace("make", "Makefile");
    const make = () => run(folder, "make", "JDM=jdm-cytokines");
    const dates = () => PAPER.map((name) => statSync(join(folder, "paper", name)).mtimeMs);
    make();
    const first = dates();
    expect(readFileSync(join(folder, "paper", "figure-1.svg"), "utf8")).toContain("CXCL10");
    expect(make()).toBe("make: Nothing to be done for 'paper'.\n");

    // The same data with a new date: everything is computed again, and found to be what it was.
    writeFileSync(join(folder, "panel.csv"), readFileSync(join(folder, "panel.csv")));
    expect(make()).not.toContain("cp ");
    expect(dates()).toEqual(first);
    expect(run(folder, "make", "check", "JDM=jdm-cytokines")).toContain("results: ");

    const panel = readFileSync(join(folder, "panel.csv"), "utf8");
    writeFileSync(join(folder, "panel.csv"), panel.replace("CXCL10,1072,", "CXCL10,72,"));
    make();
    expect(dates().every((date, i) => date > first[i])).toBe(true);
  });
});

describe("shell pipelines", () => {
  const absent = !isThere("jq", "--version") || !isThere("mlr", "--version");

  test.skipIf(absent)("say what the tables say (SKIPPED where jq or mlr is absent)", () => {
    const folder = workplace("pipelines", "pipelines.sh");
    run(folder, "sh", "pipelines.sh");
    const [comparisons, correlations] = ["comparisons", "correlations"].map((name) =>
      csv(join(folder, "results", `${name}.csv`)),
    );
    const lines = (name: string) => readFileSync(join(folder, name), "utf8").trim().split("\n");
    expect(lines("at-floor.tsv")).toEqual(
      comparisons.filter(({ p, p_floor }) => p !== "" && p === p_floor).map(({ variable, p }) => `${variable}\t${p}`),
    );
    expect(lines("with-pga.csv")).toEqual(
      correlations
        .filter(({ score, p_beyond }) => score === "PGA" && p_beyond !== "" && Number(p_beyond) < 0.05)
        .map(({ variable, rho_beyond }) => `"${variable}",${rho_beyond}`),
    );
    expect(csv(join(folder, "falls.tsv"))).toEqual(
      comparisons
        .filter(({ scale }) => scale === "log2")
        .toSorted((a, b) => Number(a.phase_estimate) - Number(b.phase_estimate))
        .slice(0, 10)
        .map(({ variable, phase_estimate, phase_low, phase_high }) => ({
          variable,
          phase_estimate,
          phase_low,
          phase_high,
        })),
    );
    const lower = JSON.parse(readFileSync(join(folder, "lower-after.json"), "utf8"));
    expect(lower).toContainEqual({ variable: "CXCL10", lower_sum: 3, lower_count: 3 });
    expect(csv(join(folder, "first-years.csv")).find(({ variable }) => variable === "CXCL10")).toMatchObject({
      n: "3",
    });
  });
});

describe.each([
  ["R", "read-result.R", "Rscript", ["-e", "library(jsonlite)"]],
  ["Python", "read_result.py", "python3", ["--version"]],
] as const)("the %s snippet", (language, recipe, command, probe) => {
  const absent = !isThere(command, ...probe);

  test.skipIf(absent)(`reads every number of result.json (SKIPPED where ${language} is absent)`, () => {
    const folder = workplace(recipe, recipe);
    run(folder, command, recipe, join(EXAMPLE.results, "result.json"));
    const [from, to] = [csv(join(folder, "comparisons-from-json.csv")), COMPARISONS];
    expect(from.map(({ variable }) => variable)).toEqual(to.map(({ variable }) => variable));
    const same: Readonly<Record<string, string>> = { ci_low: "low", ci_high: "high", p_floor: "floor" };
    for (const column of ["n", "estimate", "ci_low", "ci_high", "p", "p_floor", "p_phase"])
      for (const [i, row] of to.entries()) {
        const [ours, theirs] = [numberOf(row[column]), numberOf(from[i][same[column] ?? column])];
        // R writes fifteen digits.
        if (Number.isFinite(ours)) expect(Math.abs(theirs - ours)).toBeLessThanOrEqual(1e-14 * Math.abs(ours));
        else expect([row.variable, column, theirs]).toEqual([row.variable, column, ours]);
      }
  });
});

function numberOf(text: string): number {
  if (text === "" || text === "NA") return Number.NaN;
  return Number(text.replace(/^(-?)inf$/iu, "$1Infinity"));
}

test("the library script prints the rows of the table it makes", () => {
  const folder = workplace("library", "library.mjs");
  const printed = run(folder, process.execPath, "library.mjs");
  const table = run(
    folder,
    "jdm-cytokines",
    ...["compare", "--no-config", "panel.csv", "scores.csv", "patients.csv", "--summary", "mean"],
    ...["--window", "before=-365..0", "--window", "after=91.."],
  );
  const rows = parse<Record<string, string>>(table, { columns: true });
  expect(printed.trimEnd().split("\n")).toEqual(
    rows.map(({ variable, phase_estimate, p_phase, p, p_floor }) =>
      [variable, phase_estimate, p_phase, p, p_floor].join("\t"),
    ),
  );
  expect(readFileSync(join(folder, "forest.svg"), "utf8")).toMatch(/^<svg /u);
});
