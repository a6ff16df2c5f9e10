import { describe, expect, it } from "vitest";
import { noncentralT } from "../../../src/stats/numeric/noncentral-t.js";
import { integrate } from "../../../src/stats/numeric/quadrature.js";
import { findRoot } from "../../../src/stats/numeric/root.js";
import { studentT } from "../../../src/stats/numeric/student-t.js";

/** t, df, delta, P(T ≤ t), P(T > t): mpmath 1.3.0, 40 digits, quad of ncdf(t·s/√df − δ) over the chi density. */
const REFERENCE = [
  [1, 1, 0.5, 0.5927477364400293, 0.40725226355997063],
  [2, 2, 1, 0.7066620495099096, 0.29333795049009037],
  [-1, 2, 1, 0.04205626374370479, 0.9579437362562953],
  [12, 8, 2, 0.9998763036061082, 0.00012369639389176265],
  [0, 10, -1.5, 0.9331927987311419, 0.06680720126885807],
  [30, 2, 10, 0.8940669456093984, 0.10593305439060162],
  [2, 199, 2.2, 0.42014984036142583, 0.5798501596385742],
  [2.5, 5, -4, 0.9999999681680833, 3.183191662019438e-8],
] as const;

describe("the noncentral t distribution", () => {
  it.each(REFERENCE)("agrees with mpmath to 1e-13 at t = %d, df = %d, delta = %d", (t, df, delta, cdf, survival) => {
    expect(Math.abs(noncentralT.cdf(t, df, delta) - cdf)).toBeLessThan(1e-13);
    expect(Math.abs(noncentralT.survival(t, df, delta) - survival)).toBeLessThan(1e-13);
  });

  it.each([1, 2, 5, 30, 4999])("is Student's t without noncentrality, df = %d", (df) => {
    for (const t of [-3, -0.2, 0, 1, 4]) {
      expect(noncentralT.cdf(t, df, 0)).toBeCloseTo(studentT.cdf(t, df), 13);
      expect(noncentralT.survival(t, df, 0)).toBeCloseTo(studentT.survival(t, df), 13);
    }
  });

  it("mirrors: P(T ≤ t | δ) = P(T ≥ −t | −δ)", () => {
    expect(noncentralT.cdf(1.7, 6, 0.4)).toBeCloseTo(noncentralT.survival(-1.7, 6, -0.4), 14);
  });
});

describe("quadrature", () => {
  it("is exact for polynomials of degree 39 on one piece", () => {
    expect(integrate((x) => x ** 38, [-1, 1])).toBeCloseTo(2 / 39, 14);
    expect(integrate((x) => 3 * x * x, [0, 1, 1, 2])).toBeCloseTo(8, 12);
  });
});

describe("findRoot", () => {
  it("finds √2, roots at the ends, and roots of steep functions", () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => x, 0, 5)).toBe(0);
    expect(findRoot((x) => x - 5, 0, 5)).toBe(5);
    expect(findRoot((x) => Math.tanh(1e6 * (x - 0.3)), 0, 1)).toBeCloseTo(0.3, 14);
    expect(findRoot((x) => 1 - x ** 9, 0, 1e3)).toBeCloseTo(1, 13);
  });

  it("throws where the function does not change sign", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});
