import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTest } from "../../src/stats/association/kendall-test.js";
import { kendallVariance } from "../../src/stats/association/kendall-variance.js";
import { permutations, share } from "./permutations.js";

const settings = { seed: 20240711, numRuns: 120 };
const points = (max: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max })), { minLength: 2, maxLength: 6 })
    .filter((all) => new Set(all.map(([x]) => x)).size > 1 && new Set(all.map(([, y]) => y)).size > 1);

const concordance = (x: number[], y: number[]): number =>
  x.reduce((s, xi, i) => s + x.slice(0, i).reduce((t, xj, j) => t + Math.sign(xi - xj) * Math.sign(y[i] - y[j]), 0), 0);

describe("Kendall's exact null", () => {
  it.each([2, 4, 50])("equals the share of all n! pairings, values from 0 to %d", (max) => {
    fc.assert(
      fc.property(points(max), (all) => {
        const x = all.map(([v]) => v);
        const y = all.map(([, v]) => v);
        const s = concordance(x, y);
        const every = permutations(x.length).map((order) =>
          concordance(
            x,
            order.map((i) => y[i]),
          ),
        );
        const far = Math.max(...every.map(Math.abs));
        const both = kendallTest(x, y);
        expect(both.null).toBe("exact");
        expect(both.statistic.value).toBe(s);
        expect(both.p).toBeCloseTo(
          share(every, (t) => Math.abs(t) >= Math.abs(s)),
          12,
        );
        expect(both.floor).toBeCloseTo(
          share(every, (t) => Math.abs(t) === far),
          12,
        );
        const less = share(every, (t) => t <= s);
        const greater = share(every, (t) => t >= s);
        expect(kendallTest(x, y, { alternative: "less" }).p).toBeCloseTo(less, 12);
        expect(kendallTest(x, y, { alternative: "greater" }).p).toBeCloseTo(greater, 12);
        expect(both.pDoubled).toBeCloseTo(Math.min(1, 2 * Math.min(less, greater)), 12);
      }),
      settings,
    );
  });

  it("has the variance that the normal approximation uses", () => {
    fc.assert(
      fc.property(points(3), (all) => {
        const x = all.map(([v]) => v);
        const y = all.map(([, v]) => v);
        const every = permutations(x.length).map((order) =>
          concordance(
            x,
            order.map((i) => y[i]),
          ),
        );
        const variance = every.reduce((sum, t) => sum + t * t, 0) / every.length;
        const ties = (values: number[]) => [...new Set(values)].map((v) => values.filter((w) => w === v).length);
        expect(kendallVariance(ties(x), ties(y))).toBeCloseTo(variance, 10);
      }),
      settings,
    );
  });

  it("does not depend on the order of points and mirrors when y is negated", () => {
    fc.assert(
      fc.property(points(3), fc.infiniteStream(fc.nat()), (all, stream) => {
        const keys = all.map(() => stream.next().value);
        const shuffled = all.map((p, i) => ({ p, key: keys[i] })).sort((a, b) => a.key - b.key);
        const x = all.map(([v]) => v);
        const y = all.map(([, v]) => v);
        const again = kendallTest(
          shuffled.map(({ p }) => p[0]),
          shuffled.map(({ p }) => p[1]),
        );
        expect(again).toEqual(kendallTest(x, y));
        const negated = kendallTest(
          x,
          y.map((v) => -v),
          { alternative: "less" },
        );
        expect(negated.p).toBeCloseTo(kendallTest(x, y, { alternative: "greater" }).p ?? Number.NaN, 12);
      }),
      settings,
    );
  });
});
