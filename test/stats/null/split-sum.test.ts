import fc from "fast-check";
import { expect, it } from "vitest";
import { cheapestSplit, leastSplitAdditions } from "../../../src/stats/null/split-sum.js";

it("no split takes fewer additions than the bound says", () => {
  const part = fc
    .record({ step: fc.constantFrom(1, 2, 3, 4, 6, 12, 60), span: fc.nat({ max: 30 }), more: fc.nat({ max: 9 }) })
    .map(({ step, span, more }) => ({
      step: span === 0 ? 0 : step,
      ends: { low: 0, high: span * step },
      count: span === 0 ? 1 : Math.min(span + 1, 2 + more),
    }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const spans = Float64Array.from(parts, ({ step, ends }) => (step === 0 ? 0 : ends.high / step));
      expect(leastSplitAdditions(spans)).toBeLessThanOrEqual(cheapestSplit(parts).additions);
    }),
    { seed: 20261128, numRuns: 1000 },
  );
});
