import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SCENARIOS, type Share, simulate } from "../../bench/within-simulation.js";

const COLUMNS: readonly Share[] = ["permute", "shift", "beyond", "phase", "phaseShift", "drift", "coverage"];
const page = readFileSync("docs/simulation.md", "utf8");
const rows = new Map(
  page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, name, ...cells]) => [name, cells.map(Number)] as const),
);
const replicatesOfPage = Number(/([\d,]+) replicates/u.exec(page)?.[1].replaceAll(",", ""));
const REPLICATES = 300;
/** Standard errors that a run of this size may lie from the page: 28 shares, one fixed seed. */
const WITHIN = 4;

describe("docs/simulation.md", () => {
  for (const scenario of SCENARIOS)
    test(`agrees with a small run under another seed: ${scenario.name}`, () => {
      const row = simulate(scenario, { replicates: REPLICATES, seed: 20 });
      const expected = rows.get(scenario.name) ?? [];
      expect(expected.length).toBeGreaterThan(COLUMNS.length);
      for (const [i, column] of COLUMNS.entries()) {
        // A share of 0 or 1 on the page still has the error of one replicate in it.
        const p = Math.min(Math.max(expected[i], 1 / replicatesOfPage), 1 - 1 / replicatesOfPage);
        const error = Math.sqrt(p * (1 - p) * (1 / REPLICATES + 1 / replicatesOfPage));
        expect(Math.abs(row[column] - p), `${column}: ${row[column]} against ${p}`).toBeLessThan(WITHIN * error);
      }
    });
});
