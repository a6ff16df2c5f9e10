import { describe, expect, it } from "vitest";
import { midranks, rank } from "../../../src/stats/numeric/midranks.js";

describe("midranks", () => {
  it("gives tied values the mean of the ranks they cover", () => {
    expect(Array.from(midranks([3, 1, 1, 2]))).toEqual([4, 1.5, 1.5, 3]);
  });

  it("counts the tie classes by ascending value", () => {
    expect(rank([9, 7, 7, 7, 1]).ties).toEqual([1, 3, 1]);
  });

  it("ties −0 with 0 and ranks infinities at the ends", () => {
    expect(Array.from(midranks([0, Infinity, -0, -Infinity]))).toEqual([2.5, 4, 2.5, 1]);
  });

  it("tells values apart that differ in their last bit only, however many", () => {
    const values = Array.from({ length: 3000 }, (_, i) => 1 + ((i * 1009) % 3000) * 2 ** -52);
    expect(Array.from(midranks(values))).toEqual(values.map((_, i) => ((i * 1009) % 3000) + 1));
  });

  it("tells subnormal values apart", () => {
    expect(Array.from(midranks([1e-323, -5e-324, 5e-324, 0]))).toEqual([4, 1, 3, 2]);
  });

  it("takes no values and one value", () => {
    expect(Array.from(midranks([]))).toEqual([]);
    expect(Array.from(midranks([7]))).toEqual([1]);
  });

  it("refuses NaN and says where it is", () => {
    expect(() => midranks([1, NaN])).toThrow(new RangeError("values must be numbers; found NaN at index 1"));
  });
});
