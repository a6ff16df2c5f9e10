import { describe, expect, it } from "vitest";
import { monteCarloNull } from "../../../src/stats/null/monte-carlo.js";
import type { NullDistribution } from "../../../src/stats/null/null-distribution.js";
import { pValue } from "../../../src/stats/null/p-value.js";
import { rePairingsNull } from "../../../src/stats/null/re-pairings.js";
import { signFlipsNull } from "../../../src/stats/null/sign-flips.js";

/** Whether every tail of the sample lies within five standard errors of the exact one. */
function expectSampled(sampled: NullDistribution, exact: NullDistribution): void {
  expect(sampled.kind).toBe("monte-carlo");
  expect(sampled.mean).toBeCloseTo(exact.mean, 9);
  expect(sampled.support?.low).toBeCloseTo(exact.support?.low ?? Number.NaN, 9);
  expect(sampled.support?.logHigh).toBeCloseTo(exact.support?.logHigh ?? Number.NaN, 9);
  const { low, high } = exact.support ?? { low: 0, high: 0 };
  for (let i = 0; i <= 20; i++) {
    const t = low + ((high - low) * i) / 20;
    for (const tail of ["atMost", "atLeast", "asFar"] as const) {
      const p = exact[tail](t);
      const error = Math.sqrt((p * (1 - p)) / (sampled.draws ?? 1)) + 2e-5;
      expect(Math.abs(sampled[tail](t) - p)).toBeLessThan(5 * error);
    }
  }
}

describe("Monte Carlo", () => {
  it("counts the observed among the draws: (b + 1)/(draws + 1)", () => {
    const distribution = monteCarloNull(Float64Array.of(3, 1, 2, 2), 2, null);
    expect(distribution.atLeast(2)).toBe(4 / 5);
    expect(distribution.atLeast(9)).toBe(1 / 5);
    expect(distribution.atMost(1)).toBe(2 / 5);
    expect(distribution.asFar(3)).toBe(3 / 5);
    expect(distribution.asFar(2)).toBe(1);
  });

  it("gives p with its standard error, doubled where the tail is", () => {
    const distribution = monteCarloNull(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 5, null);
    expect(pValue(distribution, 9, "greater", "doubled")).toEqual({
      p: 0.2,
      floor: null,
      standardError: Math.sqrt((0.2 * 0.8) / 9),
    });
    // the standard error of twice a tail is twice that of the tail
    expect(pValue(distribution, 9, "two-sided", "doubled").standardError).toBeCloseTo(
      2 * Math.sqrt((0.2 * 0.8) / 9),
      12,
    );
  });

  it("draws the sign flips that the exact null counts", () => {
    const weights = Float64Array.of(2, 5, 5, 8, 11, 11, 11, 16);
    expectSampled(signFlipsNull(weights, { method: "monte-carlo" }), signFlipsNull(weights));
  });

  it.each([
    ["no ties", [{ a: [0, 1, 2, 3, 4], b: [-3, 0, 1, 5, 9] }]],
    ["ties in both columns", [{ a: [0, 0, 0, 2, 3, 7], b: [-2, 1, 1, 1, 4, 4] }]],
    [
      "strata",
      [
        { a: [1, 2, 3], b: [1, 1, 2] },
        { a: [0, 5, 5, 6], b: [2, 2, 2, 7] },
      ],
    ],
  ])("draws the pairings that the exact null counts: %s", (_, strata) => {
    expectSampled(rePairingsNull(strata, { method: "monte-carlo" }), rePairingsNull(strata));
  });

  it("does not see the order of rows or strata, and follows its seed", () => {
    const [first, second] = [
      { a: [3, 1, 2], b: [1, 1, 2] },
      { a: [0, 5, 4, 6], b: [2, 2, 9, 7] },
    ];
    const options = { method: "monte-carlo", draws: 500 } as const;
    const reversed = { a: second.a.toReversed(), b: second.b.toReversed() };
    const tail = (strata: Parameters<typeof rePairingsNull>[0], seed: number): number =>
      rePairingsNull(strata, { ...options, seed }).atLeast(60);
    expect(tail([first, second], 1)).toBe(tail([reversed, first], 1));
    expect(tail([first, second], 1)).not.toBe(tail([first, second], 2));
  });
});
