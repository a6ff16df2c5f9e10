import { describe, expect, it } from "vitest";
import { rmcorr } from "../../../src/stats/within/rmcorr.js";

const PATIENTS = ["a", "a", "a", "b", "b", "b"];

describe("rmcorr", () => {
  it("pools the slopes inside patients, whatever lies between them", () => {
    // Sxx = 2 + 2, Syy = 2 + 2, Sxy = 2 + 1, by hand
    const { r, df } = rmcorr(PATIENTS, [1, 2, 3, 101, 102, 103], [5, 6, 7, -40, -38, -39]);
    expect(r).toBeCloseTo(3 / 4, 15);
    expect(df).toBe(3);
  });

  it("counts patients without variation in df, but not among those that contribute", () => {
    const found = rmcorr([...PATIENTS, "c", "d", "d"], [1, 2, 3, 4, 5, 9, 1, 2, 2], [3, 1, 2, 5, 9, 7, 1, 4, 6]);
    expect(found).toMatchObject({ df: 4, n: 9, nPatients: 4, nContributing: 2 });
  });

  it("says why there is no r, p or interval", () => {
    expect(rmcorr([], [], [])).toMatchObject({ r: null, p: null, interval: null, reason: "no sample" });
    expect(rmcorr(["a", "b"], [1, 2], [3, 4])).toMatchObject({ r: null, reason: "x or y varies in no patient" });
    expect(rmcorr(["a", "a"], [1, 2], [3, 5])).toMatchObject({ r: 1, p: null, reason: "no degree of freedom" });
    expect(rmcorr(["a", "a", "a"], [1, 2, 3], [3, 5, 7])).toMatchObject({ p: null, interval: null });
    const oneDegree = rmcorr(["a", "a", "a"], [1, 2, 3], [3, 5, 4]);
    expect(oneDegree).toMatchObject({ df: 1, interval: null });
    // r = .5 on one degree of freedom: t = .5/√.75 = tan 30°, p = 1 − 2·30°/180°
    expect(oneDegree.p).toBeCloseTo(2 / 3, 14);
  });

  it("refuses NaN, infinities and uneven columns", () => {
    expect(() => rmcorr(["a"], [Number.NaN], [1])).toThrow(RangeError);
    expect(() => rmcorr(["a"], [1], [Number.POSITIVE_INFINITY])).toThrow(RangeError);
    expect(() => rmcorr(["a", "a"], [1], [1])).toThrow(RangeError);
  });
});
