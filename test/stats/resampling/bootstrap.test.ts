import { describe, expect, it } from "vitest";
import { median } from "../../../src/stats/numeric/describe.js";
import { bootstrapInterval } from "../../../src/stats/resampling/bootstrap-interval.js";
import { clusterBootstrap } from "../../../src/stats/resampling/cluster-bootstrap.js";
import { countMultisets, forEachMultiset } from "../../../src/stats/resampling/multisets.js";

describe("multisets", () => {
  it.each([1, 2, 3, 6, 10])("of %d draws are C(2n − 1, n) in number and stand for nⁿ resamples", (n) => {
    let count = 0;
    let resamples = 0;
    forEachMultiset(n, (counts, orders) => {
      count++;
      resamples += orders;
      expect(counts.reduce((sum, c) => sum + c)).toBe(n);
    });
    expect(count).toBe(countMultisets(n));
    expect(resamples).toBe(n ** n);
  });
});

describe("bootstrapInterval", () => {
  it("of equal values is that value", () => {
    const { interval, estimate, bca } = bootstrapInterval([0.3, 0.3, 0.3], median);
    expect(interval).toMatchObject({ low: 0.3, high: 0.3 });
    expect(estimate).toBe(0.3);
    expect(bca).toMatchObject({ z0: 0, acceleration: 0 });
  });

  it("does not overflow between extremes", () => {
    const { interval } = bootstrapInterval([1e308, -1e308], median, { method: "percentile", confidence: 0.5 });
    expect(interval).toMatchObject({ low: -2.5e307, high: 2.5e307 });
  });

  it("has no BCa interval where every drawn resample lies on one side of the estimate", () => {
    // Of 11 values a resample holds them all with probability 11!/11¹¹ = .00014: at this seed none of 100 does.
    const values = Array.from({ length: 11 }, (_, i) => i);
    const found = bootstrapInterval(values, (v) => new Set(v).size, { draws: 100 });
    expect(found).toMatchObject({ interval: null, reason: "every resample lies on one side of the estimate" });
  });

  it("has no BCa interval where the statistic is undefined with one value left out", () => {
    const found = bootstrapInterval([1, 2, 3], (v) => (v.length < 3 ? Number.NaN : median(v)));
    expect(found).toMatchObject({ interval: null, reason: "the statistic is undefined with one value left out" });
  });

  it("refuses no values, NaN, and a statistic undefined on the data", () => {
    expect(() => bootstrapInterval([], median)).toThrow(RangeError);
    expect(() => bootstrapInterval([1, Number.NaN], median)).toThrow(RangeError);
    expect(() => bootstrapInterval([1, 2], () => Number.NaN)).toThrow(RangeError);
    expect(() => bootstrapInterval([1, 2], median, { confidence: 0 })).toThrow(RangeError);
  });
});

describe("clusterBootstrap", () => {
  it("has no interval where nothing varies inside patients", () => {
    expect(clusterBootstrap([], [], [])).toMatchObject({ estimate: null, interval: null, reason: "no sample" });
    expect(clusterBootstrap(["a", "b"], [1, 2], [3, 4])).toMatchObject({
      estimate: null,
      reason: "x or y varies in no patient",
    });
  });

  it("counts the resamples without a correlation: one varying patient of two is absent from a quarter of them", () => {
    const { nUndefined, nResamples, interval } = clusterBootstrap(["a", "a", "a", "b"], [1, 2, 3, 9], [2, 1, 3, 9]);
    expect([nUndefined, nResamples]).toEqual([1, 4]);
    expect(interval?.low).toBeCloseTo(0.5, 14);
    expect(interval?.high).toBeCloseTo(0.5, 14);
  });
});
