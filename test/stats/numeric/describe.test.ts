import { describe, expect, it } from "vitest";
import { mean, median, quantile } from "../../../src/stats/numeric/describe.js";

describe("descriptives", () => {
  it("takes the mean of the middle two as the median of an even count", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it.each([
    [0.1, 1.7],
    [0.25, 2.425],
    [0.3, 2.65],
    [0.9, 8.7],
    [1, 9.9],
  ])("interpolates quantiles as R 4.2.2's quantile(c(3.1, 1.2, 7.5, 2.2, 9.9, 4.4), %d)", (p, value) => {
    expect(quantile([3.1, 1.2, 7.5, 2.2, 9.9, 4.4], p)).toBeCloseTo(value, 12);
  });

  it("does not overflow where the result does not", () => {
    expect(mean([1e308, 1e308, 1e308])).toBe(1e308);
    expect(median([1e308, 1e308])).toBe(1e308);
  });

  it("refuses no values and NaN", () => {
    expect(() => mean([])).toThrow(new RangeError("at least one value is required; found none"));
    expect(() => median([NaN])).toThrow(RangeError);
  });
});
