import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberedP } from "../../src/stats/censored/remembered-p.js";
import { signedRankBounds } from "../../src/stats/censored/signed-rank-bounds.js";
import { createRandom } from "../../src/stats/numeric/random.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";
import { product } from "./permutations.js";

/**
 * Ends are multiples of 4, so a grid of whole numbers has three points between neighbouring ends: as many as there are
 * undetermined differences. Every completion on the grid is tested, which covers every order, tie and sign.
 */
const STEP = 4;
const range = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }));
const ranges = fc
  .tuple(fc.array(range, { minLength: 1, maxLength: 3 }), fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 2 }))
  .map(([open, known]) => [
    ...open.map(([low, width]) => [low * STEP, (low + width) * STEP]),
    ...known.map((d) => [d * STEP, d * STEP]),
  ]);

const grid = ([low, high]: number[]): number[] => Array.from({ length: high - low + 1 }, (_, i) => low + i);

describe("signed-rank bounds over completions, n up to 5", () => {
  it.each(["two-sided", "less", "greater"] as const)("equal brute force over a grid (%s)", (alternative) => {
    fc.assert(
      fc.property(ranges, (all) => {
        const tests = product(all.map(grid)).map((d) => signedRankTest(d, { alternative }));
        const bounds = signedRankBounds(
          all.map(([low]) => low),
          all.map(([, high]) => high),
          { alternative },
        );
        const w = tests.map(({ wPlus }) => wPlus);
        const p = tests.map((test) => test.p ?? Number.NaN);
        expect(bounds.wLowest).toBe(w.reduce((a, b) => Math.min(a, b)));
        expect(bounds.wHighest).toBe(w.reduce((a, b) => Math.max(a, b)));
        expect(bounds.pLowest).toBe(p.reduce((a, b) => Math.min(a, b)));
        expect(bounds.pHighest).toBe(p.reduce((a, b) => Math.max(a, b)));
      }),
      { seed: 20240713, numRuns: 150 },
    );
  });

  it("an infinite end is a range that reaches beyond every other difference", () => {
    const big = 1000;
    fc.assert(
      fc.property(ranges, fc.boolean(), (all, up) => {
        const lower = all.map(([low]) => low);
        const upper = all.map(([, high]) => high);
        const far = up ? { lower, upper: [big, ...upper.slice(1)] } : { lower: [-big, ...lower.slice(1)], upper };
        const infinite = {
          lower: far.lower.map((v) => (v === -big ? Number.NEGATIVE_INFINITY : v)),
          upper: far.upper.map((v) => (v === big ? Number.POSITIVE_INFINITY : v)),
        };
        expect(signedRankBounds(infinite.lower, infinite.upper)).toEqual(signedRankBounds(far.lower, far.upper));
      }),
      { seed: 20240714, numRuns: 150 },
    );
  });

  it("hold every completion of 40 to 80 differences, tied and zero ones among them, and are its p where nothing is open", () => {
    const many = fc
      .record({ n: fc.integer({ min: 40, max: 80 }), levels: fc.constantFrom(2, 30, 1e5), seed: fc.nat() })
      .map(({ n, levels, seed }) => {
        const random = createRandom(seed);
        const lower = Array.from({ length: n }, () => 4 * (random.integer(2 * levels) - levels));
        const upper = lower.map((low, i) => (i === 0 ? low + 4 * (1 + random.integer(levels)) : low));
        const completed = lower.map((low, i) => low + random.integer(upper[i] - low + 1));
        return { lower, upper, completed };
      });
    fc.assert(
      fc.property(many, ({ lower, upper, completed }) => {
        const { wPlus, p } = signedRankTest(completed);
        const bounds = signedRankBounds(lower, upper);
        expect(bounds.note).toBeUndefined();
        expect(bounds.nUndetermined).toBe(1);
        expect(wPlus).toBeGreaterThanOrEqual(bounds.wLowest);
        expect(wPlus).toBeLessThanOrEqual(bounds.wHighest);
        expect(p).toBeGreaterThanOrEqual(bounds.pLowest ?? Number.NaN);
        expect(p).toBeLessThanOrEqual(bounds.pHighest ?? Number.NaN);
        const closed = signedRankBounds(completed, completed);
        expect([closed.pLowest, closed.pHighest]).toEqual([p, p]);
      }),
      { seed: 20240715, numRuns: 60 },
    );
  });

  it("remember a p by ties, zeros and W+ alone, which is that of the test itself", () => {
    for (const n of [1, 6, 12, 30, 31]) {
      const pOf = rememberedP(n, "less");
      const differences = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n });
      fc.assert(
        fc.property(differences, (d) => {
          expect(pOf(Float64Array.from(d))).toBe(signedRankTest(d, { alternative: "less" }).p);
        }),
        { seed: 20240720, numRuns: 200 },
      );
    }
  });
});
