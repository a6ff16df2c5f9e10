import { describe, expect, it } from "vitest";
import { kendallTest } from "../../../src/stats/association/kendall-test.js";
import { partialSpearmanTest } from "../../../src/stats/association/partial-spearman-test.js";
import { spearmanTest } from "../../../src/stats/association/spearman.js";
import { theilSen } from "../../../src/stats/association/theil-sen.js";

const X = [1, 2, 2, 3, 5, 5, 8];
const Y = [2, 1, 4, 4, 4, 7, 6];

describe("kendallTest", () => {
  it("asymptotic has R's tau-b and p values under ties", () => {
    // R 4.2.2: cor.test(X, Y, method = "kendall"), and with alternative = "greater" (ties, so normal, uncorrected)
    const test = kendallTest(X, Y, { method: "asymptotic" });
    expect(test.tau).toBeCloseTo(0.6488856845230502, 14);
    expect(test.p).toBeCloseTo(0.05451622631051437, 13);
    expect(test.floor).toBeNull();
    expect(kendallTest(X, Y, { method: "asymptotic", alternative: "greater" }).p).toBeCloseTo(0.027258113155257183, 13);
  });

  it("is exact up to 170 untied points, normal beyond, and says so", () => {
    const x = Array.from({ length: 171 }, (_, i) => i);
    const y = x.map((i) => (i * 50) % 171);
    expect(kendallTest(x.slice(0, 170), y.slice(0, 170)).null).toBe("exact");
    expect(kendallTest(x, y).null).toBe("asymptotic");
    expect(() => kendallTest(x, y, { method: "exact" })).toThrow(RangeError);
    const perfect = kendallTest(x.slice(0, 170), x.slice(0, 170));
    expect(perfect.p).toBeGreaterThan(0);
    expect((perfect.p ?? 0) / (perfect.floor ?? 1)).toBeCloseTo(1, 10);
  });

  it("turns to the normal approximation where heavy ties in both samples are out of reach", () => {
    const x = Array.from({ length: 60 }, (_, i) => i % 25);
    const y = Array.from({ length: 60 }, (_, i) => (i * 7) % 23);
    expect(kendallTest(x, y).null).toBe("asymptotic");
  });

  it("has no p for constant input or fewer than two points", () => {
    expect(kendallTest([1, 1, 1], [1, 2, 3])).toMatchObject({ p: null, tau: null, reason: "constant input" });
    expect(kendallTest([1], [2])).toMatchObject({ p: null, reason: "too few pairs" });
    expect(kendallTest([], [])).toMatchObject({ p: null, reason: "too few pairs" });
  });

  it("ranks infinities at the end and refuses NaN and uneven columns", () => {
    expect(kendallTest([1, 2, Number.POSITIVE_INFINITY], [1, 2, 3])).toMatchObject({ tau: 1 });
    expect(() => kendallTest([1, Number.NaN], [1, 2])).toThrow(RangeError);
    expect(() => kendallTest([1, 2], [1])).toThrow(RangeError);
  });
});

describe("partialSpearmanTest", () => {
  it("without covariates is Spearman's t approximation", () => {
    const plain = spearmanTest(X, Y, { method: "t" });
    const partial = partialSpearmanTest(X, Y, []);
    expect(partial.r).toBeCloseTo(plain.rho ?? Number.NaN, 13);
    expect(partial.p).toBeCloseTo(plain.p ?? Number.NaN, 12);
    expect(partial.df).toBe(5);
  });

  it("a constant or repeated covariate costs no degree of freedom", () => {
    const z = [3, 1, 2, 2, 9, 4, 4];
    const once = partialSpearmanTest(X, Y, [z]);
    const thrice = partialSpearmanTest(X, Y, [z, z.map(() => 7), z.map((v) => 2 * v)]);
    expect(once.df).toBe(4);
    expect(thrice).toEqual(once);
  });

  it("has no r where a covariate explains x, and no p at |r| = 1 or without degrees of freedom", () => {
    expect(partialSpearmanTest(X, Y, [X])).toMatchObject({ r: null, p: null });
    expect(partialSpearmanTest([1, 2, 3, 4], [1, 2, 3, 4], [])).toMatchObject({ r: 1, p: null });
    expect(partialSpearmanTest([1, 2, 3], [1, 3, 2], [[1, 2, 2]])).toMatchObject({ df: 0, p: null });
    expect(partialSpearmanTest([], [], [])).toMatchObject({ r: null, p: null, reason: "too few pairs" });
    expect(() => partialSpearmanTest(X, Y, [[1, 2]])).toThrow(RangeError);
  });
});

describe("theilSen", () => {
  it("attains .931 for 93 % on the seven points of Sen's example", () => {
    const { interval } = theilSen([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78], { confidence: 0.93 });
    expect(interval?.low).toBe(3.75);
    // S ≥ 13 of 21 means at most four inversions: 1 + 6 + 20 + 49 + 98 of the 7! orders, on each side.
    expect(interval?.achieved).toBeCloseTo(1 - (2 * 174) / 5040, 13);
  });

  it("on request has Sen's large-sample interval, unbounded where that asks for more slopes than there are", () => {
    expect(theilSen([1, 2, 3], [1, 5, 2], { method: "asymptotic" })).toMatchObject({
      null: "asymptotic",
      interval: { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
    });
  });

  it("is normal where points coincide, and says so", () => {
    expect(theilSen([1, 1, 2, 3, 4, 5], [1, 1, 2, 5, 4, 6]).null).toBe("asymptotic");
  });

  it("has no line for constant x or one point, and refuses overflow", () => {
    expect(theilSen([1, 1], [2, 3])).toMatchObject({ slope: null, interval: null, reason: "constant x" });
    expect(theilSen([1], [2])).toMatchObject({ slope: null, reason: "too few pairs" });
    expect(() => theilSen([1, 2], [1e308, -1e308])).toThrow(RangeError);
    expect(() => theilSen([1, 2], [1, Number.POSITIVE_INFINITY])).toThrow(RangeError);
  });
});
