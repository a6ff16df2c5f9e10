import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairedDifferences } from "../../src/analysis/differences.js";

const exactly = (value: number) => ({ low: value, value, high: value });
const pair = (before: number, after: number) => ({ before: exactly(before), after: exactly(after) });

describe("paired differences", () => {
  test("are after − before", () => {
    expect(Array.from(pairedDifferences([pair(1, 3), pair(5, 2)], "linear"))).toEqual([2, -3]);
  });

  test("that are equal on paper are tied although round-off parts them", () => {
    expect(0.3 - 0.2).not.toBe(0.2 - 0.1);
    const [a, b, c] = pairedDifferences([pair(0.2, 0.3), pair(0.1, 0.2), pair(1.3, 1.2)], "linear");
    expect(a).toBe(b);
    expect(c).toBe(-a);
  });

  test("that are zero on paper are zero", () => {
    expect(Array.from(pairedDifferences([pair(0.1 + 0.2, 0.3)], "linear"))).toEqual([0]);
  });

  test("on a log scale are rounded to 9 decimals, so equal ratios tie", () => {
    const ratios = [1, 3, 7, 11].map((x) => pair(Math.log2(x), Math.log2(1.1 * x)));
    expect(new Set(pairedDifferences(ratios, "log2")).size).toBe(1);
  });

  test("of numbers too large to have decimals are finite", () => {
    expect(Array.from(pairedDifferences([pair(0, 2e300), pair(3e300, 0)], "already-log2"))).toEqual([2e300, -3e300]);
  });

  test("are zero where a non-detect leaves the direction open, even `<10` against 3", () => {
    const below10 = { low: 0, value: 10 / Math.SQRT2, high: 10 };
    expect(Array.from(pairedDifferences([{ before: below10, after: exactly(3) }], "linear"))).toEqual([0]);
    expect(Array.from(pairedDifferences([{ before: below10, after: exactly(10) }], "linear"))).toEqual([0]);
    expect(Array.from(pairedDifferences([{ before: below10, after: below10 }], "linear"))).toEqual([0]);
  });

  test("are formed from the values where a non-detect leaves no doubt", () => {
    const below10 = { low: 0, value: 5, high: 10 };
    expect(Array.from(pairedDifferences([{ before: below10, after: exactly(12) }], "linear"))).toEqual([7]);
  });

  test("never depend on the order of the pairs", () => {
    const values = fc.integer({ min: 0, max: 40 }).map((x) => x / 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values), { maxLength: 12 }), (pairs) => {
        const of = (list: typeof pairs) =>
          Array.from(
            pairedDifferences(
              list.map(([a, b]) => pair(a, b)),
              "linear",
            ),
          );
        expect(of([...pairs].reverse()).reverse()).toEqual(of(pairs));
      }),
      { seed: 7 },
    );
  });
});
