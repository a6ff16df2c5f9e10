import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/stats/numeric/random.js";
import { type HodgesLehmann, hodgesLehmann } from "../../src/stats/paired/hodges-lehmann.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";
import type { Alternative } from "../../src/stats/result.js";

const CONFIDENCES = [0.5, 0.75, 0.9, 0.95, 0.99];
const integers = fc.array(fc.integer({ min: -6, max: 9 }), { minLength: 1, maxLength: 12 });
const decimals = integers.map((d) => d.map((value) => value / 10));
const reals = fc.array(fc.double({ min: -5, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 });
const settings = { seed: 20240607, numRuns: 300 };

/** Enough differences for a null near the exact one to be known, at so many levels that some, most or all of them tie. */
const many = fc
  .record({
    n: fc.constantFrom(74, 100, 101, 120),
    levels: fc.constantFrom(3, 25, 400, 3000, 1e6),
    seed: fc.nat(),
    shift: fc.constantFrom(0, 0.2, 0.45),
  })
  .map(({ n, levels, seed, shift }) => {
    const random = createRandom(seed);
    return Array.from({ length: n }, () => random.integer(levels) - Math.round(shift * levels));
  });

/** The definition, word by word: the test in every gap between distinct Walsh averages. Integers only. */
function byDefinition(d: readonly number[], confidence: number): HodgesLehmann {
  const averages = d.flatMap((a, i) => d.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b);
  const distinct = Array.from(new Set(averages));
  const alpha = 1 - confidence;
  const p = (shift: number, alternative: Alternative): number =>
    signedRankTest(
      d.map((value) => value - shift),
      { alternative },
    ).p ?? Number.NaN;
  let [low, high, rejected] = [-Infinity, Infinity, 0];
  for (let k = 0; k < distinct.length; k++) {
    const gap = k === 0 ? distinct[0] - 1 : (distinct[k - 1] + distinct[k]) / 2;
    const doubled = 2 * p(gap, "greater");
    if (doubled > alpha) break;
    low = distinct[k];
    rejected = Math.max(rejected, doubled);
  }
  for (let k = distinct.length - 1; k >= 0; k--) {
    const gap = k === distinct.length - 1 ? distinct[k] + 1 : (distinct[k + 1] + distinct[k]) / 2;
    const doubled = 2 * p(gap, "less");
    if (doubled > alpha) break;
    high = distinct[k];
    rejected = Math.max(rejected, doubled);
  }
  const kept = (end: number): boolean => Number.isFinite(end) && p(end, "two-sided") > alpha;
  const half = averages.length / 2;
  return {
    estimate: (averages[Math.ceil(half) - 1] + averages[Math.floor(half)]) / 2,
    interval: {
      low,
      high,
      requested: confidence,
      achieved: 1 - rejected,
      lowIncluded: kept(low),
      highIncluded: kept(high),
    },
  };
}

describe("hodgesLehmann", () => {
  it("is its definition, with ties and zeros", () => {
    fc.assert(
      fc.property(integers, fc.constantFrom(...CONFIDENCES), (d, confidence) => {
        expect(hodgesLehmann(d, { confidence })).toEqual(byDefinition(d, confidence));
      }),
      settings,
    );
  });

  it("is its definition where most nulls are only known closely", () => {
    fc.assert(
      fc.property(many, fc.constantFrom(...CONFIDENCES), (d, confidence) => {
        expect(hodgesLehmann(d, { confidence })).toEqual(byDefinition(d, confidence));
      }),
      { seed: 20240608, numRuns: 15 },
    );
  });

  it("decides by the exact p where that is the level, to the last bit or two", () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 0, max: 200 }), fc.boolean(), (d, index, isAverage) => {
        const doubled = d.map((value) => 2 * value);
        const sorted = doubled.toSorted((a, b) => a - b);
        // An average not far from the lower end of a 95 % interval, or a place beside it.
        const shift = sorted[Math.floor(d.length / 4)] / 2 + sorted[index % d.length] / 2 + (isAverage ? 0 : 0.5);
        const { p } = signedRankTest(doubled.map((value) => value - shift));
        fc.pre(p !== null && p > 1e-6 && p < 0.9);
        for (const confidence of [1 - (p ?? 0), 1 - (p ?? 0) * (1 - 1e-12), 1 - (p ?? 0) * (1 + 1e-12)])
          expect(hodgesLehmann(doubled, { confidence })).toEqual(byDefinition(doubled, confidence));
      }),
      { seed: 20240609, numRuns: 6 },
    );
  });

  it("ends where the exact test does at n = 200", () => {
    const deviates = fc.record({ seed: fc.nat(), levels: fc.constantFrom(12, 300, 5000, 1e7) });
    fc.assert(
      fc.property(deviates, fc.constantFrom(...CONFIDENCES), ({ seed, levels }, confidence) => {
        const random = createRandom(seed);
        const d = Array.from({ length: 200 }, () => 4 * (random.integer(levels) + random.integer(levels)));
        const { low, high, lowIncluded, highIncluded } = hodgesLehmann(d, { confidence }).interval;
        // All averages are even.
        const isKept = (at: number) => (signedRankTest(d.map((value) => value - at)).p ?? 0) > 1 - confidence;
        expect([low - 1, low, low + 1].map(isKept)).toEqual([false, lowIncluded, true]);
        expect([high - 1, high, high + 1].map(isKept)).toEqual([true, highIncluded, false]);
      }),
      { seed: 20240610, numRuns: 30 },
    );
  });

  it("excludes 0 exactly where the signed-rank test has p ≤ alpha", () => {
    fc.assert(
      fc.property(fc.oneof(decimals, reals), fc.constantFrom(...CONFIDENCES), (d, confidence) => {
        const { low, high, lowIncluded, highIncluded } = hodgesLehmann(d, { confidence }).interval;
        const inside = (low < 0 || (low === 0 && lowIncluded)) && (high > 0 || (high === 0 && highIncluded));
        expect(inside).toBe((signedRankTest(d).p ?? 0) > 1 - confidence);
      }),
      settings,
    );
  });

  it("mirrors when all signs flip, and does not see the order of rows", () => {
    fc.assert(
      fc.property(fc.oneof(decimals, reals), fc.constantFrom(...CONFIDENCES), (d, confidence) => {
        const plain = hodgesLehmann(d, { confidence });
        const flipped = hodgesLehmann(
          d.map((value) => -value),
          { confidence },
        );
        expect(flipped.estimate).toBeCloseTo(-plain.estimate, 12);
        expect(flipped.interval.low).toBe(0 - plain.interval.high);
        expect(flipped.interval.highIncluded).toBe(plain.interval.lowIncluded);
        expect(hodgesLehmann(d.toReversed(), { confidence })).toEqual(plain);
      }),
      settings,
    );
  });

  it("achieves at least the level it was asked for, and narrows with it", () => {
    fc.assert(
      fc.property(fc.oneof(decimals, reals), (d) => {
        const [wide, narrow] = [0.95, 0.6].map((confidence) => hodgesLehmann(d, { confidence }).interval);
        expect(wide.achieved).toBeGreaterThanOrEqual(0.95);
        expect(narrow.achieved).toBeGreaterThanOrEqual(0.6);
        expect(narrow.low).toBeGreaterThanOrEqual(wide.low);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
      }),
      settings,
    );
  });
});
