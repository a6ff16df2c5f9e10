import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTest } from "../../../src/stats/association/kendall-test.js";
import { driftTest } from "../../../src/stats/within/drift-test.js";
import { permutations } from "../../properties/permutations.js";
import { bruteForce, grouped, sums } from "./enumerate.js";

const SEED = 20260103;

const concordance = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((s, _, i) => x.slice(0, i).reduce((t, __, j) => t + Math.sign(x[i] - x[j]) * Math.sign(y[i] - y[j]), s), 0);

describe("driftTest", () => {
  it("agrees with every order of the values inside the strata, one by one", () => {
    const visit = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(fc.array(visit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), (list) => {
        const strata = list.flatMap((own, s) => own.map(() => s));
        const days = list.flat().map(([day]) => day);
        const values = list.flat().map(([, value]) => value);
        const parts = grouped(strata).map((rows) => {
          const [x, y] = [rows.map((i) => days[i]), rows.map((i) => values[i])];
          const all = permutations(y.length).map((order) =>
            concordance(
              x,
              order.map((i) => y[i]),
            ),
          );
          return { all, s: concordance(x, y) };
        });
        const s = parts.reduce((sum, part) => sum + part.s, 0);
        const result = driftTest(strata, days, values);
        expect(result.statistic.value).toBe(s);
        if (result.p === null) {
          expect(result.reason).toBe("no stratum in which both days and values vary");
          return;
        }
        const expected = bruteForce(sums(parts.map((part) => part.all)), s);
        expect(result.null).toBe("exact");
        expect(result.p).toBeCloseTo(expected.distance, 12);
        expect(result.floor).toBeCloseTo(expected.floor, 12);
        expect(driftTest(strata, days, values, { alternative: "greater" }).p).toBeCloseTo(expected.greater, 12);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("of one stratum is Kendall's test", () => {
    const [days, values] = [
      [-30, -7, 10, 40, 200, 365],
      [5, 5, 3, 4, 2, 2],
    ];
    expect(driftTest([1, 1, 1, 1, 1, 1], days, values).p).toBeCloseTo(kendallTest(days, values).p ?? -1, 14);
  });

  it("of many strata matches moments, near the exact p of half as many strata's scale", () => {
    // 300 strata of 6 visits: S has 4,501 values. The normal p is what so many strata come to.
    const values = fc.sample(fc.integer({ min: 0, max: 1e6 }), { seed: SEED, numRuns: 1800 });
    const strata = values.map((_, i) => Math.floor(i / 6));
    const result = driftTest(
      strata,
      values.map((_, i) => i % 6),
      values,
    );
    expect(result.null).toBe("moment-matched");
    // Var S = n(n − 1)(2n + 5)/18 = 170/6 a stratum (Kendall 1938).
    const z = (Math.abs(result.statistic.value) - 1) / Math.sqrt((300 * 6 * 5 * 17) / 18);
    const p = 2 * (1 - 0.5 * (1 + erf(z / Math.SQRT2)));
    expect(result.p).toBeCloseTo(p, 3);
  });

  it("matches moments near the exact p just below the limit", () => {
    // 266 strata of 6 visits are exact (3,991 values); the same with 267 are not (4,006): p changes by one stratum's worth.
    const values = fc.sample(fc.integer({ min: 0, max: 1e6 }), { seed: SEED + 1, numRuns: 266 * 6 });
    const rows = values.map((value, i) => ({ stratum: Math.floor(i / 6), day: i % 6, value }));
    const run = (list: typeof rows) =>
      driftTest(
        list.map((row) => row.stratum),
        list.map((row) => row.day),
        list.map((row) => row.value),
      );
    // S of this stratum is ±1: it moves S by a hundredth of its standard deviation.
    const balanced = [0, 1, 2, 3, 4, 5].map((day) => ({ stratum: 266, day, value: [1, 5, 3, 0, 4, 2][day] }));
    const [exact, matched] = [run(rows), run([...rows, ...balanced])];
    expect([exact.null, matched.null]).toEqual(["exact", "moment-matched"]);
    expect(Math.abs((matched.p ?? 0) - (exact.p ?? 0))).toBeLessThan(0.02);
  });

  it("depends on no order of rows", () => {
    const [strata, days, values] = [
      ["a", "a", "a", "b", "b", "b", "b"],
      [1, 5, 9, 2, 3, 7, 8],
      [3, 2, 2, 5, 1, 4, 1],
    ];
    const turned = driftTest(strata.toReversed(), days.toReversed(), values.toReversed());
    expect(turned).toEqual(driftTest(strata, days, values));
  });

  it("is exact where days and values both take two values, however far S could go in single steps", () => {
    // 300 strata of four visits on each of two days, four high values each: S = 8·(high on the second day) − 16.
    const strata = Array.from({ length: 2400 }, (_, i) => i >> 3);
    const days = strata.map((_, i) => (i >> 2) & 1);
    const values = strata.map((stratum, i) => Number(stratum % 3 === 0 ? (i & 7) >= 3 && (i & 7) < 7 : (i & 1) === 1));
    const { p, null: kind, statistic } = driftTest(strata, days, values);
    expect([kind, statistic.value]).toEqual(["exact", 800]);
    // How many of four high values fall on the second day: hypergeometric, 1, 16, 36, 16, 1 of 70; 300 of them convolved.
    let law = [1];
    for (let k = 0; k < 300; k++)
      law = Array.from({ length: law.length + 4 }, (_, t) =>
        [1, 16, 36, 16, 1].reduce((sum, ways, x) => sum + ((law[t - x] ?? 0) * ways) / 70, 0),
      );
    const tail = law.slice(600 + 100).reduce((sum, share) => sum + share, 0);
    expect((p ?? 0) / (2 * tail)).toBeCloseTo(1, 10);
  });

  it("refuses what is no number", () => {
    expect(() => driftTest([1, 1], [1, 2], [1, Number.POSITIVE_INFINITY])).toThrow("values must be finite numbers");
  });
});

/** Abramowitz & Stegun 7.1.26, |error| < 1.5e−7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return 1 - series * Math.exp(-x * x);
}
