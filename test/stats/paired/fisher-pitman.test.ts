import { describe, expect, it } from "vitest";
import { pairedPermutationTest } from "../../../src/stats/paired/fisher-pitman.js";

describe("pairedPermutationTest", () => {
  it("gives Darwin's maize 863 of 32,768 on one side", () => {
    // Fisher (1935), The Design of Experiments, sect. 21
    const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    expect(pairedPermutationTest(maize, { alternative: "greater" })).toMatchObject({
      null: "exact",
      p: 863 / 32768,
      statistic: { symbol: "Σd", value: 314 },
      meanDifference: 314 / 15,
    });
  });

  it("counts sums that differ by round-off alone as equal", () => {
    // Of the sums ±.1 ± .2 ± .3, five are at least 0: .6, .4, .2, 0 and 0
    expect(pairedPermutationTest([0.1, 0.2, -0.3], { alternative: "greater" }).p).toBe(5 / 8);
  });

  it("is exact to 40 real values, saddlepoint beyond", () => {
    const values = Array.from({ length: 41 }, (_, i) => Math.sqrt(i + 2) * (i % 4 === 0 ? -1 : 1));
    expect(pairedPermutationTest(values.slice(1)).null).toBe("exact");
    expect(pairedPermutationTest(values).null).toBe("saddlepoint");
    // both nulls for the same 40 values
    const exact = pairedPermutationTest(values.slice(1)).p ?? 0;
    const near = pairedPermutationTest(values.slice(1), { method: "saddlepoint" }).p ?? 0;
    expect(Math.abs(near / exact - 1)).toBeLessThan(0.01);
  });

  it("gives p = 1 for zeros alone, and none without a pair", () => {
    expect(pairedPermutationTest([0, -0])).toMatchObject({ p: 1, floor: 1, meanDifference: 0 });
    expect(pairedPermutationTest([])).toMatchObject({ p: null, meanDifference: null, reason: "no pair" });
  });

  it("reads values at both ends of the doubles", () => {
    expect(pairedPermutationTest([1e307, 2e307, -1e306]).p).toBe(0.5);
    expect(pairedPermutationTest([5e-324, 1e-323, 5e-324])).toMatchObject({ p: 0.25, floor: 0.25 });
  });

  it("refuses a sum that overflows, NaN, and exactness out of reach", () => {
    expect(() => pairedPermutationTest([1e308, 1e308])).toThrow(
      new RangeError("the sum of the absolute differences must be finite; it overflows"),
    );
    expect(() => pairedPermutationTest([NaN])).toThrow(RangeError);
    expect(() =>
      pairedPermutationTest(
        Array.from({ length: 50 }, (_, i) => Math.sqrt(i + 2)),
        { method: "exact" },
      ),
    ).toThrow(RangeError);
  });
});
