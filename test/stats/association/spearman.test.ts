import { describe, expect, it } from "vitest";
import { spearmanTest } from "../../../src/stats/association/spearman.js";
import { createRandom } from "../../../src/stats/numeric/random.js";

describe("spearmanTest", () => {
  it("gives 2/10! for ten values in order, where R 4.2.2 gives 0", () => {
    const x = Array.from({ length: 10 }, (_, i) => i);
    expect(spearmanTest(x, x)).toMatchObject({ null: "exact", rho: 1, interval: null });
    expect(spearmanTest(x, x).p).toBe(2 / 3628800);
  });

  it("gives 1/3 at n = 3, where SciPy's default gives 0", () => {
    expect(spearmanTest([1, 2, 3], [4, 5, 6])).toMatchObject({ p: 1 / 3, floor: 1 / 3, rho: 1 });
  });

  it("has a two-sided p by distance and the doubled one beside it, which ties can set apart", () => {
    // pairings of (1, 1, 2) with (1, 1, 2): T is large in 1 of 3, small in 2 of 3, and twice as far where large
    expect(spearmanTest([1, 1, 2], [1, 1, 2])).toMatchObject({ p: 1 / 3, pDoubled: 2 / 3 });
  });

  it("has T for its statistic, whatever the alternative", () => {
    for (const alternative of ["two-sided", "less", "greater"] as const) {
      // Σ (Rx − 2)(Ry − 2) = (−1)(0) + 0 + (1)(1) for the ranks (1, 2, 3) and (2, 1, 3)
      expect(spearmanTest([1, 2, 3], [5, 4, 9], { alternative }).statistic).toEqual({ symbol: "T", value: 1 });
    }
  });

  it("chooses exact, moment-matched and Monte Carlo by size and ties", () => {
    const random = createRandom(1);
    const noise = (n: number) => Array.from({ length: n }, () => random.uniform());
    expect(spearmanTest(noise(16), noise(16)).null).toBe("exact");
    expect(spearmanTest(noise(17), noise(17)).null).toBe("moment-matched");
    const mostlyZero = noise(60).map((value, i) => (i < 37 ? 0 : value));
    const test = spearmanTest(noise(60), mostlyZero);
    expect(test.null).toBe("monte-carlo");
    expect(test.standardError).toBeGreaterThan(0);
  });

  it.each([
    [[1], [2], "too few pairs"],
    [[], [], "too few pairs"],
    [[2, 2, 2], [1, 2, 3], "constant input"],
    [[1, 2, 3], [-0, 0, 0], "constant input"],
  ])("has no p for %j against %j: %s", (x, y, reason) => {
    expect(spearmanTest(x, y)).toMatchObject({
      rho: null,
      p: null,
      pDoubled: null,
      floor: null,
      interval: null,
      reason,
    });
  });

  it("takes two pairs", () => {
    expect(spearmanTest([1, 2], [5, 3])).toMatchObject({ rho: -1, p: 1, floor: 1 });
    expect(spearmanTest([1, 2], [5, 3], { method: "t" })).toMatchObject({ rho: -1, p: null, reason: "too few pairs" });
  });

  it("reports the smallest double under t where rho is 1", () => {
    expect(spearmanTest([1, 2, 3, 4], [1, 2, 3, 4], { method: "t" })).toMatchObject({
      null: "asymptotic",
      p: Number.MIN_VALUE,
      floor: null,
    });
  });

  it("takes 5,000 pairs", () => {
    const random = createRandom(2);
    const x = Array.from({ length: 5000 }, () => random.uniform());
    const y = x.map((value) => value + 0.01 * random.uniform());
    const test = spearmanTest(x, y);
    expect(test).toMatchObject({ null: "moment-matched", p: Number.MIN_VALUE, floor: Number.MIN_VALUE });
    expect(test.log10P).toBeLessThan(-1000);
    expect(test.rho).toBeGreaterThan(0.999);
  });

  it("refuses NaN, ±Infinity and columns of different length", () => {
    expect(() => spearmanTest([1, NaN], [1, 2])).toThrow(
      new RangeError("x must be finite numbers; found NaN at index 1"),
    );
    expect(() => spearmanTest([1, 2], [1, -Infinity])).toThrow(RangeError);
    expect(() => spearmanTest([1, 2], [1])).toThrow(new RangeError("x and y must have the same length; found 2 and 1"));
  });
});
