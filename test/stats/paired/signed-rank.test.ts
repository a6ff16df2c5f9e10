import { describe, expect, it } from "vitest";
import { minimumAttainableP } from "../../../src/stats/paired/minimum-attainable-p.js";
import { signedRankTest } from "../../../src/stats/paired/signed-rank.js";
import { relativeError } from "../relative-error.js";

describe("signedRankTest", () => {
  it("gives three patients who all rise p = .25, its floor", () => {
    expect(signedRankTest([1.2, 0.4, 3.1])).toMatchObject({
      null: "exact",
      statistic: { symbol: "W+", value: 6 },
      p: 0.25,
      floor: 0.25,
      n: 3,
      wPlus: 6,
      wMinus: 0,
      nZero: 0,
      rankBiserial: 1,
    });
  });

  it("stays exact with ties: five equal differences give the floor 1/16", () => {
    expect(signedRankTest([1, 1, 1, 1, 1])).toMatchObject({ null: "exact", p: 0.0625, floor: 0.0625 });
  });

  it("ranks zeros by Pratt, or drops them first by Wilcoxon", () => {
    expect(signedRankTest([0, 1.5, 2.5])).toMatchObject({ wPlus: 5, nZero: 1, floor: 0.5 });
    expect(signedRankTest([0, 1.5, 2.5], { zeros: "wilcoxon" })).toMatchObject({ wPlus: 3, nZero: 1, floor: 0.5 });
  });

  it("keeps its statistic whatever the alternative", () => {
    for (const alternative of ["two-sided", "less", "greater"] as const) {
      expect(signedRankTest([1, -2, 3], { alternative }).statistic.value).toBe(4);
    }
  });

  it("halves the floor on one side", () => {
    expect(signedRankTest([1, 2, 3], { alternative: "greater" })).toMatchObject({ p: 0.125, floor: 0.125 });
    expect(signedRankTest([1, 2, 3], { alternative: "less" })).toMatchObject({ p: 1, floor: 0.125 });
  });

  it("gives p = floor = 1 where every difference is zero, −0 included", () => {
    expect(signedRankTest([0, -0, 0])).toMatchObject({ p: 1, floor: 1, nZero: 3, rankBiserial: null });
  });

  it("has no p without a pair, and says why", () => {
    expect(signedRankTest([])).toMatchObject({ p: null, floor: null, reason: "no pair", n: 0 });
  });

  it("has no floor under the normal approximation", () => {
    // R 4.2.2: 2 * pnorm((6 - 3 - .5)/sqrt(3.5), lower.tail = FALSE)
    const { p, floor } = signedRankTest([1, 2, 3], { method: "asymptotic" });
    expect(relativeError(p ?? 0, 0.18144920772142031)).toBeLessThan(1e-12);
    expect(floor).toBeNull();
  });

  it("reports Monte Carlo with its standard error, and the same p for the same seed", () => {
    const differences = Array.from({ length: 2000 }, (_, i) => (i % 3) + 1 - 5 * (i % 2));
    const test = signedRankTest(differences, { seed: 3 });
    expect(test.null).toBe("monte-carlo");
    expect(test.standardError).toBeGreaterThan(0);
    expect(signedRankTest(differences.toReversed(), { seed: 3 })).toEqual(test);
  });

  it("reports the logarithm of a p that underflows", () => {
    const test = signedRankTest(new Array<number>(1200).fill(1));
    expect(test).toMatchObject({ p: Number.MIN_VALUE, floor: Number.MIN_VALUE, null: "exact" });
    // 2^(1 − 1200), by hand
    expect(test.log10P).toBeCloseTo(-1199 * Math.log10(2), 9);
  });

  it("reads differences at both ends of the doubles", () => {
    expect(signedRankTest([1e308, -1e308, 1e-308, 5e-324]).p).toBe(signedRankTest([3, -3, 2, 1]).p);
  });

  it.each([
    [[1, Number.NaN], "differences must be finite numbers; found NaN at index 1"],
    [[Number.POSITIVE_INFINITY], "differences must be finite numbers; found Infinity at index 0"],
  ])("refuses %j", (differences, message) => {
    expect(() => signedRankTest(differences)).toThrow(new RangeError(message));
  });
});

describe("minimumAttainableP", () => {
  it("is 2^(1−n) on two sides and 2^−n on one, 1 at n = 0", () => {
    expect(minimumAttainableP(0)).toEqual({ twoSided: 1, oneSided: 1 });
    expect(minimumAttainableP(6)).toEqual({ twoSided: 1 / 32, oneSided: 1 / 64 });
    expect(minimumAttainableP(5000).twoSided).toBe(Number.MIN_VALUE);
  });

  it("refuses what is no count", () => {
    expect(() => minimumAttainableP(2.5)).toThrow(new RangeError("n must be an integer of at least 0; found 2.5"));
  });
});
