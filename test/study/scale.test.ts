import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeFromScale, fromScale } from "../../src/study/scale.js";

const toNineDecimals = (x: number) => Math.round(x * 1e9) / 1e9;

describe("a change back from the analysis scale", () => {
  // 2^3.321928095 = 10.000000000781… (bc -l: e(3.321928095*l(2))), 3.321928095 being log2 10 to nine decimals.
  test.each([10, 5, 9.5, 0.1, 0.125, 3, 1, 1e-6, 1e12])("is the ratio %d that it was the logarithm of", (ratio) => {
    expect(changeFromScale(toNineDecimals(Math.log2(ratio)), "log2")).toBe(ratio);
  });

  test("of a ratio of few digits is that ratio, of any other one as good as it within 10⁻⁹", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: -6, max: 6 }), (digits, exponent) => {
        const ratio = Number(`${digits}e${exponent}`);
        expect(changeFromScale(toNineDecimals(Math.log2(ratio)), "log2")).toBe(ratio);
      }),
      { seed: 1, numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (logarithm) => {
        const given = changeFromScale(toNineDecimals(logarithm), "log2");
        expect(Math.abs(given / 2 ** logarithm - 1)).toBeLessThan(1e-9);
        expect(toNineDecimals(Math.log2(given))).toBeCloseTo(toNineDecimals(logarithm), 8);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("keeps differences as they are, and open ends open", () => {
    expect(changeFromScale(0.123456789012345, "linear")).toBe(0.123456789012345);
    expect(changeFromScale(3.321928095, "already-log2")).toBe(3.321928095);
    expect(changeFromScale(Number.NEGATIVE_INFINITY, "log2")).toBe(0);
    expect(changeFromScale(Number.POSITIVE_INFINITY, "log2")).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a value back from the analysis scale", () => {
  test("is the number of fourteen digits next to the power of two", () => {
    fc.assert(
      fc.property(fc.double({ min: -80, max: 80 }), (logarithm) => {
        expect(fromScale(logarithm, "log2")).toBe(Number((2 ** logarithm).toPrecision(14)));
      }),
      { seed: 1, numRuns: 5000 },
    );
    for (const value of [1, 10, 100, 0.1, 1e-9, 9.9999999999999, 1474, 99999999999999, 1e14, 1e300, 1e-300])
      expect(fromScale(Math.log2(value), "log2")).toBe(Number((2 ** Math.log2(value)).toPrecision(14)));
  });

  test("of decimals is what went in, and open ends stay open", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: -6, max: 6 }), (digits, exponent) => {
        const value = Number(`${digits}e${exponent}`);
        expect(fromScale(Math.log2(value), "log2")).toBe(value);
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(fromScale(Number.NEGATIVE_INFINITY, "log2")).toBe(0);
    expect(fromScale(Number.POSITIVE_INFINITY, "log2")).toBe(Number.POSITIVE_INFINITY);
    expect(fromScale(12.5, "linear")).toBe(12.5);
  });
});
