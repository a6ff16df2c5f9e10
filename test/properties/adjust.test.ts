import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPValues } from "../../src/stats/multiplicity/adjust.js";

const METHODS = ["holm", "bh", "by", "bonferroni"] as const;
const family = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0.25, 1, null)), {
  maxLength: 40,
});
const settings = { seed: 20240607, numRuns: 300 };

describe.each(METHODS)("adjustPValues by %s", (method) => {
  it("is never below p nor above 1, and null where p is", () => {
    fc.assert(
      fc.property(family, (p) => {
        const adjusted = adjustPValues(p, method);
        expect(adjusted).toHaveLength(p.length);
        for (const [i, value] of p.entries()) {
          if (value === null) expect(adjusted[i]).toBeNull();
          else {
            expect(adjusted[i]).toBeGreaterThanOrEqual(value);
            expect(adjusted[i]).toBeLessThanOrEqual(1);
          }
        }
      }),
      settings,
    );
  });

  it("rises with p, and equal p stay equal", () => {
    fc.assert(
      fc.property(family, (p) => {
        const adjusted = adjustPValues(p, method);
        const pairs = p.flatMap((value, i) => (value === null ? [] : [[value, adjusted[i] ?? Number.NaN] as const]));
        pairs.sort((a, b) => a[0] - b[0]);
        for (let i = 1; i < pairs.length; i++) {
          expect(pairs[i][1]).toBeGreaterThanOrEqual(pairs[i - 1][1]);
          if (pairs[i][0] === pairs[i - 1][0]) expect(pairs[i][1]).toBe(pairs[i - 1][1]);
        }
      }),
      settings,
    );
  });

  it("does not see the order of the family", () => {
    fc.assert(
      fc.property(family, (p) => {
        expect(adjustPValues(p.toReversed(), method)).toEqual(adjustPValues(p, method).toReversed());
      }),
      settings,
    );
  });
});
