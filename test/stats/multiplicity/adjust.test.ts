import { describe, expect, it } from "vitest";
import { adjustPValues } from "../../../src/stats/multiplicity/adjust.js";

describe("adjustPValues", () => {
  it("does not count nulls", () => {
    expect(adjustPValues([0.01, null, 0.02], "bonferroni")).toEqual([0.02, null, 0.04]);
  });

  it("leaves a single p and an empty family as they are", () => {
    for (const method of ["holm", "bh", "by", "bonferroni"] as const) {
      expect(adjustPValues([0.25], method)).toEqual([0.25]);
      expect(adjustPValues([], method)).toEqual([]);
      expect(adjustPValues([null], method)).toEqual([null]);
    }
  });

  it("keeps an underflow above zero", () => {
    expect(adjustPValues([Number.MIN_VALUE, 1], "holm")).toEqual([2 * Number.MIN_VALUE, 1]);
  });

  it("refuses what is no probability", () => {
    expect(() => adjustPValues([1.5], "bh")).toThrow(new RangeError("p must lie in [0, 1]; found 1.5 at index 0"));
    expect(() => adjustPValues([NaN], "bh")).toThrow(RangeError);
  });
});
