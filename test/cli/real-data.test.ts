import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { sharedData } from "../shared-data.js";
import { runCli } from "./run-cli.js";

/*
 * Georgiou et al. 2025: plasma of 26 cases and 26 controls. Expected: R 4.2, cases only, mean of visits 1 and 2 against
 * visit 6, raw concentrations; exact p by Pratt from coin::wilcoxsign_test(distribution = "exact", zero.method = "Pratt"),
 * by dropping zeros from exactRankTests::wilcox.exact(paired = TRUE).
 */
const data = sharedData("real/georgiou2025_long.csv");
const FLAGS = [
  "--where",
  "group=case",
  "--window",
  "before=-6w..-3w",
  "--window",
  "after=13w..13w",
  "--summary",
  "mean",
  "--scale",
  "linear",
  "-q",
];
const EXPECTED = [
  ["IL10", 25, 0.03487468],
  ["CRP", 24, 0.03398514],
] as const;

describe.skipIf(data === null)(
  data === null ? "SKIPPED, the shared data are absent: a real data set" : "a real data set",
  () => {
    const run = (...args: string[]) => runCli([args[0], data ?? "", ...FLAGS, ...args.slice(1)]);

    test("gives R's exact p values in CSV, TSV, JSON and JSON lines alike", () => {
      const rows = {
        csv: parse(run("compare").stdout, { columns: true }),
        tsv: parse(run("compare", "--format", "tsv").stdout, { columns: true, delimiter: "\t" }),
        json: JSON.parse(run("compare", "--format", "json").stdout),
        jsonl: run("compare", "--format", "jsonl")
          .stdout.trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      };
      for (const [format, table] of Object.entries(rows)) {
        for (const [variable, n, p] of EXPECTED) {
          const row = table.find((candidate: { variable: string }) => candidate.variable === variable);
          expect(Number(row.n), format).toBe(n);
          expect(Number(row.p), format).toBeCloseTo(p, 8);
        }
        const numbers = (table: Record<string, unknown>[]) =>
          table.map(({ p, p_adjusted, estimate }) => [p, p_adjusted, estimate].map(Number));
        expect(numbers(table), format).toEqual(numbers(rows.json));
      }
    });

    test("shows the same in the report, in Markdown and in result.json", () => {
      expect(run("compare", "--format", "md").stdout).toMatch(/IL10.*\| *25 *\|.*\.035/u);
      expect(run("analyze").stdout).toMatch(/^IL10 .* \.035 /mu);
      const { comparisons } = JSON.parse(run("analyze", "--json").stdout);
      const il10 = comparisons.find(({ variable }: { variable: string }) => variable === "IL10");
      expect(il10.test.p).toBeCloseTo(0.03487468, 8);
    });

    test("drops zeros first as R does where asked", () => {
      const rows = JSON.parse(run("compare", "--zeros", "wilcoxon", "--json").stdout);
      expect(rows.find(({ variable }: { variable: string }) => variable === "IL10").p).toBeCloseTo(0.03608, 8);
    });

    test("has no scores, and says so, with exit code 0", () => {
      const { code, stdout } = run("analyze");
      expect(code).toBe(0);
      expect(stdout).toContain("There are no disease-activity scores in the input, so nothing is correlated.");
    });
  },
);
