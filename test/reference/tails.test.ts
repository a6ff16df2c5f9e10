import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chiSquare } from "../../src/stats/numeric/chi-square.js";
import { fisherF } from "../../src/stats/numeric/fisher-f.js";
import { normal } from "../../src/stats/numeric/normal.js";
import { studentT } from "../../src/stats/numeric/student-t.js";
import { relativeError } from "../stats/relative-error.js";

// Made by `Rscript test/cross-check/tails.R`; R's version stands in the first line.
const [, ...lines] = readFileSync("test/reference/tails.tsv", "utf8").trim().split("\n");

const OURS: Readonly<Record<string, (x: number, a: number, b: number) => number>> = {
  pnorm: (z) => normal.survival(z),
  pt: (t, df) => studentT.survival(t, df),
  pchisq: (x, df) => chiSquare.survival(x, df),
  pf: (f, df1, df2) => fisherF.survival(f, df1, df2),
};

const tails = lines.map((line) => {
  const [call, x, parameters, tail] = line.split("\t");
  return { call, x: Number(x), parameters: parameters.split(" ").map(Number), tail: Number(tail) };
});

describe.each(Object.entries(OURS))("upper tails: %s", (call, survival) => {
  const own = tails.filter((entry) => entry.call === call);

  it("are within 1e-12 of R down to 1e-300", () => {
    expect(Math.min(...own.map(({ tail }) => tail))).toBeLessThan(1e-290);
    const apart = own
      .map(({ x, parameters: [a, b], tail }) => ({ x, a, b, tail, error: relativeError(survival(x, a, b), tail) }))
      .filter(({ error }) => !(error < 1e-12));
    expect(apart).toEqual([]);
  });
});
