import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairedPrenticeWilcoxonTest } from "../../src/stats/censored/paired-prentice-wilcoxon-test.js";
import { prenticeScores } from "../../src/stats/censored/prentice-scores.js";
import { midranks } from "../../src/stats/numeric/midranks.js";
import { product, share } from "./permutations.js";

const settings = { seed: 20240718, numRuns: 120 };
const value = fc.record({ value: fc.integer({ min: 1, max: 6 }), below: fc.boolean() });
const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 });
const near = (a: number, b: number) => a >= b - 1e-9;

describe("the paired Prentice–Wilcoxon test", () => {
  it("has the p of all 2ⁿ swaps inside pairs, each scored anew", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const z = (swapped: typeof all) =>
          pairedPrenticeWilcoxonTest(
            swapped.map(([b]) => b),
            swapped.map(([, a]) => a),
          );
        const every = product(all.map(([b, a]) => [[b, a] as const, [a, b] as const])).map(
          (swapped) => z(swapped.map(([b, a]) => [b, a])).statistic.value,
        );
        const observed = z(all);
        const t = observed.statistic.value;
        expect(observed.null).toBe("exact");
        expect(observed.p).toBeCloseTo(
          Math.min(
            1,
            2 *
              Math.min(
                share(every, (s) => near(s, t)),
                share(every, (s) => near(t, s)),
              ),
          ),
          12,
        );
        const greater = pairedPrenticeWilcoxonTest(
          all.map(([b]) => b),
          all.map(([, a]) => a),
          { alternative: "greater" },
        );
        expect(greater.p).toBeCloseTo(
          share(every, (s) => near(s, t)),
          12,
        );
        const zeros = observed.scoreDifferences.filter((d) => d === 0).length;
        expect(observed.floor).toBe(Math.min(1, 2 ** (1 - (all.length - zeros))));
      }),
      settings,
    );
  });

  it("scores observed values as their midranks, rescaled", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }), (values) => {
        const scores = prenticeScores(values.map((v) => ({ value: v, below: false })));
        const ranks = midranks(values);
        scores.forEach((score, i) => {
          expect(score).toBeCloseTo((2 * ranks[i]) / (values.length + 1) - 1, 12);
        });
      }),
      settings,
    );
  });
});
