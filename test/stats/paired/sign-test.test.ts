import { describe, expect, it } from "vitest";
import { signTest } from "../../../src/stats/paired/sign-test.js";
import { relativeError } from "../relative-error.js";

describe("signTest", () => {
  it("counts signs and drops zeros", () => {
    // 6 of 7 heads: 2 (7 + 1)/2^7, by hand
    expect(signTest([1, 1, 2, 2, -2, 3, 5, 0])).toMatchObject({
      statistic: { symbol: "S+", value: 6 },
      nPositive: 6,
      nNegative: 1,
      nZero: 1,
      n: 8,
      p: 0.125,
      floor: 1 / 64,
    });
  });

  it("stays exact for thousands", () => {
    const heads = (n: number, k: number) => Array.from({ length: n }, (_, i) => (i < k ? 1 : -1));
    // R 4.2.2: pbinom(699, 1200, .5, lower.tail = FALSE); pbinom(4989, 5000, .5, lower.tail = FALSE, log.p = TRUE)
    const test = signTest(heads(1200, 700), { alternative: "greater" });
    expect(relativeError(test.p ?? 0, 4.2676830405171878e-9)).toBeLessThan(1e-12);
    const far = signTest(heads(5000, 4990), { alternative: "greater" });
    expect(far.p).toBe(Number.MIN_VALUE);
    expect(relativeError((far.log10P ?? 0) * Math.LN10, -3395.6753839512726)).toBeLessThan(1e-12);
    expect(signTest(heads(5000, 2500)).p).toBe(1);
  });

  it("gives p = 1 for zeros alone, and none without a pair", () => {
    expect(signTest([0, 0])).toMatchObject({ p: 1, floor: 1 });
    expect(signTest([])).toMatchObject({ p: null, floor: null, reason: "no pair" });
  });

  it("refuses NaN", () => {
    expect(() => signTest([NaN])).toThrow(RangeError);
  });
});
