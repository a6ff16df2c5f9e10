import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearmanTest } from "../../src/stats/association/spearman.js";
import type { Alternative } from "../../src/stats/result.js";
import { permutations, share } from "./permutations.js";

const ALTERNATIVES = ["two-sided", "less", "greater"] as const;
const MIRROR = { "two-sided": "two-sided", less: "greater", greater: "less" } as const;
const level = fc.oneof(fc.integer({ min: -3, max: 4 }), fc.constant(-0));
const rows = (maxLength: number, value: fc.Arbitrary<number> = level) =>
  fc.array(fc.tuple(value, value), { minLength: 2, maxLength }).filter(varies);
const settings = { seed: 20240607, numRuns: 100 };

const varies = (pairs: readonly (readonly [number, number])[]): boolean =>
  [0, 1].every((side) => new Set(pairs.map((pair) => pair[side])).size > 1);
const test = (pairs: readonly (readonly [number, number])[], alternative: Alternative = "two-sided") =>
  spearmanTest(
    pairs.map(([x]) => x),
    pairs.map(([, y]) => y),
    { alternative },
  );

describe("spearmanTest", () => {
  it("has 0 < floor ≤ p ≤ 1 under every null", () => {
    const real = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(rows(10), rows(60, real)), fc.constantFrom(...ALTERNATIVES), (pairs, alternative) => {
        const { p, floor, pDoubled } = test(pairs, alternative);
        expect(p).toBeGreaterThanOrEqual(floor ?? Number.NaN);
        expect(floor).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(pDoubled).toBeLessThanOrEqual(1);
      }),
      settings,
    );
  });

  it("equals the enumeration of all n! pairings, floor included", () => {
    fc.assert(
      fc.property(rows(6), (pairs) => {
        const orders = permutations(pairs.length);
        const statistic = (order: readonly number[]): number =>
          test(order.map((j, i) => [pairs[i][0], pairs[j][1]] as const)).statistic.value;
        const all = orders.map(statistic);
        const observed = statistic(pairs.map((_, i) => i));
        // T is centred: its expectation is 0, and it moves in quarters.
        const distance = (t: number): number => share(all, (value) => Math.abs(value) >= Math.abs(t));
        const { p, floor, pDoubled } = test(pairs);
        const less = share(all, (value) => value <= observed);
        const greater = share(all, (value) => value >= observed);
        expect(p).toBeCloseTo(distance(observed), 13);
        expect(floor).toBeCloseTo(Math.min(...all.map(distance)), 13);
        expect(pDoubled).toBeCloseTo(Math.min(1, 2 * less, 2 * greater), 13);
        expect(test(pairs, "less").p).toBeCloseTo(less, 13);
        expect(test(pairs, "greater").p).toBeCloseTo(greater, 13);
      }),
      { ...settings, numRuns: 40 },
    );
  });

  it("does not see the order of rows, nor an exchange of x and y", () => {
    fc.assert(
      fc.property(rows(25), (pairs) => {
        expect(test(pairs.toReversed())).toEqual(test(pairs));
        expect(test(pairs.map(([x, y]) => [y, x] as const)).p).toBe(test(pairs).p);
      }),
      { ...settings, numRuns: 40 },
    );
  });

  it("mirrors its one-sided p when y turns round", () => {
    fc.assert(
      fc.property(rows(9), fc.constantFrom(...ALTERNATIVES), (pairs, alternative) => {
        const turned = test(
          pairs.map(([x, y]) => [x, -y] as const),
          MIRROR[alternative],
        );
        expect(turned.p).toBeCloseTo(test(pairs, alternative).p ?? Number.NaN, 13);
        expect(turned.rho).toBe(0 - (test(pairs).rho ?? Number.NaN));
      }),
      settings,
    );
  });

  it("does not see increasing maps of either column", () => {
    fc.assert(
      fc.property(rows(25), (pairs) => {
        expect(test(pairs.map(([x, y]) => [Math.exp(x), 2 ** 40 * y ** 3] as const))).toEqual(test(pairs));
      }),
      { ...settings, numRuns: 40 },
    );
  });
});
