import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedPermutationTest } from "../../src/stats/paired/fisher-pitman.js";
import { signTest } from "../../src/stats/paired/sign-test.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";
import type { Alternative, TestResult } from "../../src/stats/result.js";

/** Every test of symmetry by sign flips, and the sum whose flips are its null. */
const TESTS: Record<string, (d: readonly number[], alternative: Alternative) => TestResult> = {
  "signed rank (Pratt)": (d, alternative) => signedRankTest(d, { alternative }),
  "signed rank (Wilcoxon)": (d, alternative) => signedRankTest(d, { alternative, zeros: "wilcoxon" }),
  "sign test": (d, alternative) => signTest(d, { alternative }),
  "Fisher–Pitman": (d, alternative) => pairedPermutationTest(d, { alternative }),
};
const ALTERNATIVES = ["two-sided", "less", "greater"] as const;
const MIRROR = { "two-sided": "two-sided", less: "greater", greater: "less" } as const;

/** Few levels, so that ties and zeros abound; −0 among them. */
const tied = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(-0)), { minLength: 1, maxLength: 30 });
const real = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
const differences = fc.oneof(tied, real);
const settings = { seed: 20240607, numRuns: 150 };

describe.each(Object.entries(TESTS))("%s", (_, test) => {
  it("has 0 < floor ≤ p ≤ 1", () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...ALTERNATIVES), (d, alternative) => {
        const { p, floor } = test(d, alternative);
        expect(p).toBeGreaterThanOrEqual(floor ?? Number.NaN);
        expect(floor).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      settings,
    );
  });

  it("does not see the order of rows", () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...ALTERNATIVES), (d, alternative) => {
        expect(test(d.toReversed(), alternative)).toEqual(test(d, alternative));
        expect(test(d.toSorted(), alternative)).toEqual(test(d, alternative));
      }),
      settings,
    );
  });

  it("mirrors its one-sided p when all signs flip", () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...ALTERNATIVES), (d, alternative) => {
        const flipped = d.map((value) => -value);
        expect(test(flipped, MIRROR[alternative]).p).toBe(test(d, alternative).p);
      }),
      settings,
    );
  });

  it("does not see a scale that is a power of two", () => {
    fc.assert(
      fc.property(differences, fc.integer({ min: -20, max: 20 }), (d, power) => {
        const scaled = d.map((value) => value * 2 ** power);
        fc.pre(scaled.every((value, i) => value / 2 ** power === d[i]));
        expect(test(scaled, "two-sided").p).toBe(test(d, "two-sided").p);
      }),
      settings,
    );
  });

  it("equals the enumeration of all 2ⁿ sign flips", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 7 }), (d) => {
        const statistic = (flip: number): number =>
          test(
            d.map((value, i) => ((flip >> i) & 1 ? -value : value)),
            "two-sided",
          ).statistic.value;
        const observed = statistic(0);
        const all = Array.from({ length: 2 ** d.length }, (_, flip) => statistic(flip));
        const less = all.filter((value) => value <= observed).length / all.length;
        const greater = all.filter((value) => value >= observed).length / all.length;
        expect(test(d, "less").p).toBe(less);
        expect(test(d, "greater").p).toBe(greater);
        expect(test(d, "two-sided").p).toBe(Math.min(1, 2 * Math.min(less, greater)));
      }),
      settings,
    );
  });

  it("attains its floor where all differences have one sign", () => {
    fc.assert(
      fc.property(differences, (d) => {
        const { p, floor } = test(
          d.map((value) => Math.abs(value)),
          "two-sided",
        );
        expect(p).toBe(floor);
      }),
      settings,
    );
  });
});

describe("tests on ranks of |d|", () => {
  it("do not see an increasing odd map of the differences", () => {
    fc.assert(
      fc.property(tied, (d) => {
        const mapped = d.map((value) => Math.sign(value) * (Math.exp(Math.abs(value)) - 1));
        for (const zeros of ["pratt", "wilcoxon"] as const) {
          expect(signedRankTest(mapped, { zeros })).toEqual(signedRankTest(d, { zeros }));
        }
      }),
      settings,
    );
  });
});
