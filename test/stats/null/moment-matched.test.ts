import fc from "fast-check";
import { expect, test } from "vitest";
import { pValue } from "../../../src/stats/null/p-value.js";
import { rePairingsNull, type Stratum } from "../../../src/stats/null/re-pairings.js";

const skewed = fc.integer({ min: 0, max: 300 }).map((x) => Math.exp(x / 100));
/** 0, .1, … 1, and what round-off makes of them. */
const nearlyTied = fc.tuple(fc.nat({ max: 10 }), fc.boolean()).map(([n, isRough]) => (isRough ? 0.1 * n : n / 10));
const column = fc.oneof(fc.integer({ min: 0, max: 20 }), skewed, nearlyTied);
const strata = fc.array(
  fc.integer({ min: 3, max: 5 }).chain((n) => {
    const values = fc.array(column, { minLength: n, maxLength: n });
    return fc.record({ a: values, b: values });
  }),
  { minLength: 1, maxLength: 2 },
);

/** Σ ab at every pairing inside one stratum. */
function pairings({ a, b }: Stratum): number[] {
  if (a.length === 0) return [0];
  return Array.from(b).flatMap((_, j) => {
    const rest = pairings({ a: Array.from(a).slice(1), b: Array.from(b).filter((_, i) => i !== j) });
    return rest.map((sum) => a[0] * b[j] + sum);
  });
}

test("p is exact at its floor, and never falls towards the middle", () => {
  fc.assert(
    fc.property(strata, fc.constantFrom("less", "greater", "two-sided"), (own, alternative) => {
      const sums = own.map(pairings).reduce((all, more) => all.flatMap((sum) => more.map((other) => sum + other)));
      const [low, high] = [Math.min(...sums), Math.max(...sums)];
      fc.pre(high - low > 1e-3);
      const matched = rePairingsNull(own, { method: "moment-matched" });
      const { mean } = matched;
      const slack = 1e-9 * (high - low);
      const extremity = (t: number) => ({ less: -t, greater: t, "two-sided": Math.abs(t - mean) })[alternative];
      const outwards = [...new Set(sums)].sort((s, t) => extremity(s) - extremity(t));
      const p = outwards.map((t) => pValue(matched, t, alternative, "distance").p);
      for (let i = 1; i < p.length; i++) expect(p[i]).toBeLessThanOrEqual(p[i - 1] * (1 + 1e-9));
      const farthest = extremity(outwards[outwards.length - 1]);
      const share = sums.filter((t) => extremity(t) >= farthest - slack).length / sums.length;
      expect(p[p.length - 1] / share).toBeCloseTo(1, 9);
    }),
    { seed: 20261129, numRuns: 100 },
  );
});
