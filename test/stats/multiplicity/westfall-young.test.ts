import { describe, expect, it } from "vitest";
import { westfallYoung } from "../../../src/stats/multiplicity/westfall-young.js";
import { pairedPermutationTest } from "../../../src/stats/paired/fisher-pitman.js";
import { signedRankTest } from "../../../src/stats/paired/signed-rank.js";

describe("westfallYoung", () => {
  it("of three patients gives the smallest p to what rises in all of them, with no floor of its own after adjustment", () => {
    // By hand: 8 flips. The first analyte's W+ is extreme in 2 of them; the second's |S| reaches its own in 6.
    const { raw, adjusted, flips } = westfallYoung([
      [1, 2, 3],
      [-1, 2, 3],
    ]);
    expect(flips).toBe(8);
    expect(raw).toEqual([0.25, 0.5]);
    // The largest of both reaches 6/√14 where either is all of one sign: 2 flips for each, 4 of 8.
    expect(adjusted).toEqual([0.5, 0.5]);
  });

  it("of one analyte adjusts nothing", () => {
    const { raw, adjusted } = westfallYoung([[3, -1, 2, 5, 4, -0.5]], { statistic: "t" });
    expect(adjusted).toEqual(raw);
  });

  it("an analyte without variation has p = 1, one without patients none, and neither weighs on the others", () => {
    const alone = westfallYoung([[1, 2, 3, -1]]);
    const { raw, adjusted } = westfallYoung([
      [0, 0, 0, 0],
      [1, 2, 3, -1],
      [null, null, null, null],
    ]);
    expect(raw).toEqual([1, alone.raw[0], null]);
    expect(adjusted).toEqual([1, alone.adjusted[0], null]);
  });

  it("t is the same for differences of any size", () => {
    const rows = [
      [1.5, 2, -0.5, 3],
      [0.1, 0.2, 0.3, -0.7],
    ];
    const scaled = rows.map((row, a) => row.map((d) => d * (a === 0 ? 2 ** 1000 : 2 ** -1000)));
    expect(westfallYoung(scaled, { statistic: "t" })).toEqual(westfallYoung(rows, { statistic: "t" }));
  });

  it("rounding neither makes nor breaks ties: differences of 0.1 behave as those of 1", () => {
    const rows = [
      [1, 2, 3, -2, -1, -3],
      [3, 1, 2, 1, 3, 2],
    ];
    const tenths = rows.map((row) => row.map((d) => d / 10));
    expect(westfallYoung(tenths, { statistic: "t" })).toEqual(westfallYoung(rows, { statistic: "t" }));
  });

  it("beyond 1,024 flips still has the p of the Fisher–Pitman and signed-rank tests", () => {
    const rows = [0, 1, 2].map((a) => Array.from({ length: 13 }, (_, i) => ((i * 17 + a * 5) % 11) / 10 - 0.3));
    const t = westfallYoung(rows, { statistic: "t" });
    const ranks = westfallYoung(rows);
    expect(t.flips).toBe(8192);
    rows.forEach((row, a) => {
      expect(t.raw[a]).toBeCloseTo(pairedPermutationTest(row).p ?? Number.NaN, 12);
      expect(ranks.raw[a]).toBeCloseTo(signedRankTest(row).p ?? Number.NaN, 12);
    });
  });

  it("of nothing is nothing", () => {
    expect(westfallYoung([])).toMatchObject({ raw: [], adjusted: [] });
    expect(westfallYoung([[], []])).toMatchObject({ raw: [null, null], adjusted: [null, null] });
  });

  it("refuses NaN, infinities, uneven rows and impossible draws", () => {
    expect(() => westfallYoung([[1, Number.NaN]])).toThrow(RangeError);
    expect(() => westfallYoung([[1, Number.NEGATIVE_INFINITY]])).toThrow(RangeError);
    expect(() => westfallYoung([[1, 2], [1]])).toThrow("analyte 2 has 1");
    expect(() => westfallYoung([[1]], { draws: 0 })).toThrow(RangeError);
  });
});
