import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const docs = readFileSync("docs/accuracy.md", "utf8");

/** The rows of the table under a heading, cells as texts. */
function table(heading: string): string[][] {
  const section = docs.split(/^## /mu).find((text) => text.startsWith(heading)) ?? "";
  return Array.from(section.matchAll(/^\| (.*) \|$/gmu), ([, row]) =>
    row.split(" | ").map((cell) => cell.trim()),
  ).slice(2);
}

/** The errors in a cell such as "−1.8 % … +0.02 %", as fractions. */
const errors = (cell: string): number[] =>
  Array.from(cell.matchAll(/([+−]?)([\d.]+)(?:·10\^(\d+))? %/gu), ([, sign, digits, power]) => {
    const size = (Number(digits) * 10 ** Number(power ?? 0)) / 100;
    return sign === "−" ? -size : size;
  });

describe("docs/accuracy.md", () => {
  it("is what bench/accuracy.js makes", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["bench/accuracy.js", "--print"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(docs).toBe(stdout);
  });

  it("shows moment-matched Spearman within 2.5 % for p ≥ .01, and at most 1 % below the exact p beyond", () => {
    const rows = table("Spearman");
    expect(new Set(rows.map(([n]) => n))).toEqual(new Set(["12", "13", "14", "15", "16"]));
    for (const [n, range, matched] of rows) {
      const [lowest, highest = lowest] = errors(matched);
      if (Number(range.split(" … ")[1]) >= 0.01) {
        expect(Math.max(-lowest, highest), `${n}: ${range}`).toBeLessThanOrEqual(0.025);
      } else expect(lowest, `${n}: ${range}`).toBeGreaterThanOrEqual(-0.01);
    }
  });

  it("shows the curve of phases within 2.5 % for p ≥ .01 and 4 % to 1e-4 where `auto` takes it, and farther off where not", () => {
    const rows = table("Phases");
    for (const [label, chosen, range, matched] of rows) {
      if (chosen === "exact") continue;
      expect(chosen).toBe("moment-matched");
      const least = Number(range.split(" … ")[1]);
      const bound = least >= 0.01 ? 0.025 : least >= 1e-4 ? 0.04 : 0.1;
      for (const error of errors(matched))
        if (error < 0 || least >= 1e-4) expect(Math.abs(error), `${label}: ${range}`).toBeLessThan(bound);
    }
    const missed = rows.filter(
      ([, chosen, , matched]) => chosen === "exact" && errors(matched).some((error) => error < -0.1),
    );
    expect(new Set(missed.map(([label]) => label)).size).toBeGreaterThanOrEqual(2);
  });

  it("shows the saddlepoint within 1 % down to 1e-10, on differences of which `auto` takes it", () => {
    const rows = table("Signed rank");
    expect(rows.length).toBeGreaterThan(40);
    for (const [label, chosen, range, saddlepoint] of rows) {
      expect(chosen).toBe("saddlepoint");
      for (const error of errors(saddlepoint)) expect(Math.abs(error), `${label}: ${range}`).toBeLessThan(0.01);
    }
  });

  it("shows Monte Carlo within three of its reported standard errors", () => {
    const rows = table("Monte Carlo");
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(Number(row[4]), row[0]).toBeLessThanOrEqual(3);
  });

  it("shows every tail within 1e-12 of R's", () => {
    const rows = table("Tails");
    expect(rows.length).toBe(4);
    for (const row of rows) expect(Number(row[3]), row[0]).toBeLessThan(1e-12);
  });
});
