import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/stats/numeric/random.js";
import { hodgesLehmann } from "../../../src/stats/paired/hodges-lehmann.js";
import { countWalsh, nextWalsh, selectWalsh } from "../../../src/stats/paired/walsh-selection.js";

describe("hodgesLehmann", () => {
  it("is 0 and not −0 where it underflows", () => {
    expect(hodgesLehmann([-5e-324, 0]).estimate).toBe(0);
  });

  it("has no finite 95 % interval at n = 3, and [min, max] at 75 %", () => {
    expect(hodgesLehmann([1, 2, 4]).interval).toEqual({
      low: -Infinity,
      high: Infinity,
      requested: 0.95,
      achieved: 1,
      lowIncluded: false,
      highIncluded: false,
    });
    expect(hodgesLehmann([1, 2, 4], { confidence: 0.75 })).toEqual({
      estimate: 2.25,
      interval: { low: 1, high: 4, requested: 0.75, achieved: 0.75, lowIncluded: true, highIncluded: true },
    });
  });

  it("keeps zeros in the estimate", () => {
    // Walsh averages 0, 0, 0, 2, 2, 4: their median is 1
    expect(hodgesLehmann([0, 0, 4]).estimate).toBe(1);
  });

  it("closes on one value where all differences are that value", () => {
    const { estimate, interval } = hodgesLehmann(new Array<number>(6).fill(-2.5));
    expect(estimate).toBe(-2.5);
    expect(interval).toEqual({
      low: -2.5,
      high: -2.5,
      requested: 0.95,
      achieved: 1 - 1 / 32,
      lowIncluded: true,
      highIncluded: true,
    });
  });

  it("compares decimals as decimals: .1 + .5 and 2 · .3 are one Walsh average", () => {
    const tenths = [1, 3, 5, 7, 7, 9, 12];
    const [coarse, fine] = [tenths, tenths.map((d) => d / 10)].map((d) => hodgesLehmann(d, { confidence: 0.9 }));
    expect(fine.interval).toEqual({
      ...coarse.interval,
      low: coarse.interval.low / 10,
      high: coarse.interval.high / 10,
    });
  });

  it("agrees with R at n = 500, in the range of the saddlepoint", () => {
    // R 4.2.2: d <- ((1:500 * 7919) %% 10007)/1000 - 4.6; wilcox.test(d, exact = TRUE, conf.int = TRUE)
    const d = Array.from({ length: 500 }, (_, i) => (((i + 1) * 7919) % 10007) / 1000 - 4.6);
    const { estimate, interval } = hodgesLehmann(d.map((value) => Number(value.toFixed(9))));
    expect(estimate).toBeCloseTo(0.4225, 9);
    expect(interval.low).toBeCloseTo(0.1675, 9);
    expect(interval.high).toBeCloseTo(0.687, 9);
  });

  it("does not overflow at 1e308 nor vanish at 5e−324", () => {
    expect(hodgesLehmann([1e308, 1.5e308, 1.5e308]).estimate).toBe(1.375e308);
    expect(hodgesLehmann([5e-324, 5e-324]).estimate).toBe(5e-324);
  });

  it("refuses no differences, NaN and a confidence of 1", () => {
    expect(() => hodgesLehmann([])).toThrow(new RangeError("at least one difference is required; found none"));
    expect(() => hodgesLehmann([NaN])).toThrow(RangeError);
    expect(() => hodgesLehmann([1], { confidence: 1 })).toThrow(
      new RangeError("confidence must lie between 0 and 1; found 1"),
    );
  });
});

describe("Walsh averages", () => {
  it.each([
    [1, 5],
    [7, 5],
    [60, 12],
    [120, 1_000_000],
  ])("are selected and counted as if all were built: n = %d at %d levels", (n, levels) => {
    const random = createRandom(n);
    const sorted = Float64Array.from({ length: n }, () => random.integer(levels)).sort();
    const all = Array.from(sorted)
      .flatMap((a, i) => Array.from(sorted.subarray(i), (b) => a / 2 + b / 2))
      .sort((a, b) => a - b);
    for (let k = 1; k <= all.length; k += 1 + Math.floor(all.length / 200)) {
      const v = selectWalsh(sorted, k);
      expect(v).toBe(all[k - 1]);
      const [less, atMost] = [all.filter((w) => w < v).length, all.filter((w) => w <= v).length];
      expect(countWalsh(sorted, v)).toEqual({ less, atMost });
      expect(nextWalsh(sorted, v)).toBe(all[atMost] ?? Infinity);
    }
  });
});
