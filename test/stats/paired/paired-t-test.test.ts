import { describe, expect, it } from "vitest";
import { minimumDetectableEffect, pairedTPower } from "../../../src/stats/paired/paired-t-power.js";
import { pairedTTest } from "../../../src/stats/paired/paired-t-test.js";
import { tostPaired } from "../../../src/stats/paired/tost-paired.js";

const D = [1.2, -0.4, 3.1, 0.7, 2.2];

describe("pairedTTest", () => {
  it("has R's one-sided p values and interval", () => {
    // R 4.2.2: t.test(c(1.2,-.4,3.1,.7,2.2), alternative = "greater" / "less"), t.test(…, conf.level = .9)$conf.int
    expect(pairedTTest(D, { alternative: "greater" }).p).toBeCloseTo(0.043710026225781476, 14);
    expect(pairedTTest(D, { alternative: "less" }).p).toBeCloseTo(0.9562899737742185, 14);
    const { interval } = pairedTTest(D, { confidence: 0.9, alternative: "greater" });
    expect(interval?.low).toBeCloseTo(0.07274578864648445, 13);
    expect(interval?.high).toBeCloseTo(2.647254211353516, 13);
  });

  it("changes nothing when all differences are scaled by a power of two, however extreme", () => {
    const { statistic, p, dz, dzInterval } = pairedTTest(D);
    for (const scale of [2 ** 1000, 2 ** -1000]) {
      expect(pairedTTest(D.map((d) => d * scale))).toMatchObject({ statistic, p, dz, dzInterval });
    }
  });

  it("the ends of the dz interval put t at the quantiles: it holds 0 exactly when p > alpha", () => {
    const inside = pairedTTest(D).dzInterval;
    expect(inside?.low).toBeLessThan(0);
    const p = pairedTTest(D).p ?? Number.NaN;
    const touching = pairedTTest(D, { confidence: 1 - p }).dzInterval;
    expect(touching?.low).toBeCloseTo(0, 10);
  });

  it.each([
    [[], "no pair", 0],
    [[2], "a single pair has no variance", 0],
    [[0, 0, 0], "all differences are equal", 0],
    [[0.1, 0.1, 0.1], "all differences are equal", Number.POSITIVE_INFINITY],
    [[-3, -3], "all differences are equal", Number.NEGATIVE_INFINITY],
  ])("%j has no p: %s", (differences, reason, t) => {
    expect(pairedTTest(differences)).toMatchObject({ p: null, floor: null, dz: null, interval: null, reason });
    expect(pairedTTest(differences).statistic.value).toBe(t);
  });

  it("two differences have no Hedges' g: dz has no expectation there", () => {
    expect(pairedTTest([1, 2])).toMatchObject({ hedgesG: null, hedgesJ: null, df: 1 });
  });

  it("refuses NaN, infinities and impossible options", () => {
    expect(() => pairedTTest([1, Number.NaN])).toThrow(RangeError);
    expect(() => pairedTTest([1, Number.POSITIVE_INFINITY])).toThrow(RangeError);
    expect(() => pairedTTest([1, 2], { confidence: 1 })).toThrow(RangeError);
  });
});

describe("tostPaired", () => {
  it("reports the one-sided test that binds", () => {
    const test = tostPaired(D, { low: -1, high: 2 });
    expect(test.p).toBe(Math.max(test.pLower ?? 0, test.pUpper ?? 0));
    expect(test).toMatchObject({ alternative: "less", p: test.pUpper });
    const shifted = pairedTTest(
      D.map((d) => d - 2),
      { alternative: "less" },
    );
    expect(test.statistic.value).toBeCloseTo(shifted.statistic.value, 12);
    expect(test.pUpper).toBeCloseTo(shifted.p ?? Number.NaN, 12);
  });

  it("has no p without variance, and refuses bounds in the wrong order", () => {
    expect(tostPaired([1, 1], { low: -1, high: 2 })).toMatchObject({ p: null, reason: "all differences are equal" });
    expect(tostPaired([], { low: -1, high: 2 })).toMatchObject({ p: null, reason: "no pair" });
    expect(() => tostPaired(D, { low: 2, high: -1 })).toThrow(RangeError);
    expect(() => tostPaired(D, { low: Number.NEGATIVE_INFINITY, high: 1 })).toThrow(RangeError);
  });
});

describe("power of the paired t test", () => {
  it("has R's value", () => {
    // R 4.2.2: power.t.test(n = 8, delta = .9, sd = 1, sig.level = .01, type = "paired", strict = TRUE)$power
    expect(pairedTPower({ n: 8, dz: 0.9, alpha: 0.01 })).toBeCloseTo(0.27332098293895557, 10);
  });

  it("is alpha without an effect, even in dz, and the inverse of the detectable effect", () => {
    expect(pairedTPower({ n: 5, dz: 0, alpha: 0.03 })).toBeCloseTo(0.03, 13);
    expect(pairedTPower({ n: 5, dz: -0.7 })).toBeCloseTo(pairedTPower({ n: 5, dz: 0.7 }), 13);
    for (const n of [2, 3, 12, 400]) {
      const dz = minimumDetectableEffect({ n, power: 0.9, alpha: 0.05 });
      expect(pairedTPower({ n, dz, alpha: 0.05 })).toBeCloseTo(0.9, 11);
    }
  });

  it("refuses impossible designs", () => {
    expect(() => pairedTPower({ n: 1, dz: 1 })).toThrow(RangeError);
    expect(() => pairedTPower({ n: 3, dz: Number.POSITIVE_INFINITY })).toThrow(RangeError);
    expect(() => minimumDetectableEffect({ n: 3, power: 0.04, alpha: 0.05 })).toThrow(RangeError);
  });
});
