import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HodgesLehmann, hodgesLehmann } from "../../src/stats/paired/hodges-lehmann.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";
import type { Alternative } from "../../src/stats/result.js";

const CONFIDENCES = [0.5, 0.75, 0.9, 0.95, 0.99];
const integers = fc.array(fc.integer({ min: -6, max: 9 }), { minLength: 1, maxLength: 12 });
const decimals = integers.map((d) => d.map((value) => value / 10));
const reals = fc.array(fc.double({ min: -5, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 });
const settings = { seed: 20240607, numRuns: 300 };

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
