import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearmanTest } from "../../../src/stats/association/spearman.js";
import { midranks } from "../../../src/stats/numeric/midranks.js";
import { rmcorr } from "../../../src/stats/within/rmcorr.js";
import { withinPatientTest } from "../../../src/stats/within/within-patient-test.js";
import { permutations } from "../../properties/permutations.js";
import { bruteForce, grouped, shifts, sums } from "./enumerate.js";

const SEED = 20260102;

interface Data {
  readonly strata: string[];
  readonly x: number[];
  readonly y: number[];
}

const data = (strata: number, visits: number, value: fc.Arbitrary<number>): fc.Arbitrary<Data> =>
  fc
    .array(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: visits }), { minLength: 1, maxLength: strata })
    .map((list) => ({
      strata: list.flatMap((own, s) => own.map(() => `s${s}`)),
      x: list.flat().map(([x]) => x),
      y: list.flat().map(([, y]) => y),
    }));

const few = fc.integer({ min: 0, max: 4 });
/** Neither integers nor decimals of nine places. */
const real = fc.integer({ min: 1, max: 40 }).map((n) => Math.log2(n));

const centred = (values: readonly number[]): number[] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
};
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** T under every re-pairing or shift of every stratum, and T itself, by the definition. */
function enumerated({ strata, x, y }: Data, values: "ranks" | "raw", scheme: "permute" | "shift") {
  const parts = grouped(strata).map((rows) => {
    const column = (all: readonly number[]): number[] => {
      const own = rows.map((i) => all[i]);
      return centred(values === "ranks" ? Array.from(midranks(own)) : own);
    };
    const [a, b] = [column(x), column(y)];
    const arranged = scheme === "shift" ? shifts(b) : permutations(b.length).map((order) => order.map((i) => b[i]));
    return { all: arranged.map((one) => dot(a, one)), t: dot(a, b) };
  });
  return { all: sums(parts.map((part) => part.all)), t: parts.reduce((sum, part) => sum + part.t, 0) };
}

describe("withinPatientTest", () => {
  it("is ±1 to the last bit where every stratum rises together, whatever ties and strata there are", () => {
    fc.assert(
      fc.property(data(12, 15, fc.oneof(few, real)), fc.constantFrom(-1, 1), ({ strata, x }, sign) => {
        const { coefficient } = withinPatientTest(
          strata,
          x,
          x.map((value) => sign * (value ** 3 + 5)),
        );
        expect([sign, null]).toContain(coefficient);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("has its coefficient where squares' product overflows or underflows, though they do not", () => {
    for (const scale of [1e-90, 1, 1e90]) {
      const { coefficient } = withinPatientTest(
        [1, 1, 1, 2, 2, 2],
        [1, 2, 4, 1, 3, 2].map((x) => x * scale),
        [2, 1, 7, 1, 4, 3].map((y) => y * scale),
        { values: "raw" },
      );
      // By hand: x − x̄ = (−4, −1, 5)/3 and (−1, 1, 0); y − ȳ = (−4, −7, 11)/3 and (−5, 4, 1)/3;
      // Sxy = 26/3 + 3, Sxx = 14/3 + 2, Syy = 62/3 + 14/3.
      expect(coefficient).toBeCloseTo(35 / Math.sqrt(20 * 76), 14);
    }
  });

  describe.each(["ranks", "raw"] as const)("of %s", (values) => {
    it.each(["permute", "shift"] as const)("agrees with every %s, one by one", (scheme) => {
      fc.assert(
        fc.property(fc.oneof(data(3, 4, few), data(2, 5, real)), (given) => {
          const run = (alternative: "two-sided" | "less" | "greater") =>
            withinPatientTest(given.strata, given.x, given.y, { values, scheme, alternative });
          const result = run("two-sided");
          if (result.contributing === 0) {
            expect(result.p).toBeNull();
            return;
          }
          const { all, t } = enumerated(given, values, scheme);
          const expected = bruteForce(all, t);
          expect(result.null).toBe("exact");
          expect(result.statistic.value).toBeCloseTo(t, 9);
          expect(result.p).toBeCloseTo(expected.distance, 12);
          expect(result.pDoubled).toBeCloseTo(expected.doubled, 12);
          expect(result.floor).toBeCloseTo(expected.floor, 12);
          expect(run("less").p).toBeCloseTo(expected.less, 12);
          expect(run("greater").p).toBeCloseTo(expected.greater, 12);
        }),
        { seed: SEED, numRuns: 150 },
      );
    });
  });

  it("of one stratum is Spearman's test", () => {
    const [x, y] = [
      [3, 1, 4, 1, 5, 9, 2, 6],
      [2, 7, 1, 8, 2, 8, 1, 8],
    ];
    const within = withinPatientTest(new Array<number>(8).fill(1), x, y);
    const spearman = spearmanTest(x, y);
    expect(within.p).toBe(spearman.p);
    expect(within.coefficient).toBeCloseTo(spearman.rho ?? Number.NaN, 14);
  });

  it("of raw values has rmcorr's coefficient", () => {
    const strata = [1, 1, 1, 2, 2, 2, 2];
    const x = [0.1, 0.7, 0.4, 3, 2.5, 4, 1];
    const y = [1.5, 2.5, 1, 7, 9.25, 11, 8];
    const { coefficient } = withinPatientTest(strata, x, y, { values: "raw" });
    expect(coefficient).toBeCloseTo(rmcorr(strata, x, y).r ?? Number.NaN, 14);
  });

  it("sees nothing between strata: a step that both series share is gone beyond it", () => {
    // Within each half y falls as x rises; over the step both rise.
    const x = [1, 2, 3, 11, 12, 13];
    const y = [3, 2, 1, 13, 12, 11];
    expect(withinPatientTest([1, 1, 1, 1, 1, 1], x, y).coefficient).toBeGreaterThan(0);
    const beyond = withinPatientTest(["1 before", "1 before", "1 before", "1 after", "1 after", "1 after"], x, y);
    expect(beyond.coefficient).toBe(-1);
    // 3!·3! pairings; the observed one and its mirror are the ends.
    expect(beyond.p).toBeCloseTo(2 / 36, 14);
  });

  it("counts the strata that contribute, and has no p without one", () => {
    const result = withinPatientTest([1, 1, 2, 2, 3], [1, 2, 5, 5, 9], [4, 4, 1, 2, 3]);
    expect(result).toMatchObject({ p: null, floor: null, pDoubled: null, contributing: 0, coefficient: 0, n: 5 });
    expect(result.reason).toBe("no stratum in which both x and y vary");
    expect(withinPatientTest([1, 1, 2], [1, 1, 2], [4, 5, 6]).coefficient).toBeNull();
  });

  it("is exact while every stratum has 12 values and all have 60, moment-matched beyond, and never slow to say so", () => {
    const test = (strata: number, visits: number) => {
      const values = fc.sample(fc.integer({ min: 0, max: 1e6 }), { seed: SEED, numRuns: 2 * strata * visits });
      const labels = Array.from({ length: strata * visits }, (_, i) => Math.floor(i / visits));
      return withinPatientTest(labels, values.slice(0, labels.length), values.slice(labels.length));
    };
    expect(test(5, 12).null).toBe("exact");
    expect(test(6, 11).null).toBe("moment-matched");
    expect(test(2, 13).null).toBe("moment-matched");
    expect(test(200, 12).null).toBe("moment-matched");
  });

  it("of raw values with outliers is not counted on a lattice longer than the work that leads up to it", () => {
    const labels = Array.from({ length: 40 }, (_, i) => i >> 2);
    const x = labels.map((s, i) => [0, 1, 3, 1e6 + s][i % 4]);
    const y = labels.map((s, i) => [1e6 + s, 3, 0, 1][(i + s) % 4]);
    const run = (method: "auto" | "exact") => withinPatientTest(labels, x, y, { values: "raw", method });
    expect(run("auto").null).toBe("monte-carlo");
    expect(() => run("exact")).toThrow("exact re-pairings need integers");
  });

  it("chooses alike whatever was asked for before", () => {
    const labels = Array.from({ length: 26 }, (_, i) => Math.floor(i / 13));
    const [x, y] = [labels.map((_, i) => i % 13), labels.map((_, i) => (5 * i) % 13)];
    const found = withinPatientTest(labels, x, y);
    expect(found.null).toBe("moment-matched");
    expect(withinPatientTest(labels, x, y, { method: "exact" }).null).toBe("exact");
    expect(withinPatientTest(labels, x, y)).toEqual(found);
  });

  it("takes coarse strata exactly where that is cheap, and together as smooth where they are many", () => {
    const test = (strata: number, visits: number) => {
      const values = fc.sample(fc.integer({ min: 0, max: 99 }), { seed: SEED, numRuns: 2 * strata * visits });
      const labels = Array.from({ length: strata * visits }, (_, i) => Math.floor(i / visits));
      const censored = values.slice(labels.length).map((value) => Math.max(80, value));
      return withinPatientTest(labels, values.slice(0, labels.length), censored);
    };
    expect(test(6, 11).null).toBe("exact");
    expect(test(200, 12).null).toBe("moment-matched");
  });

  it("stays near the exact p where it matches the moments of strata", () => {
    const x = fc.sample(fc.integer({ min: 0, max: 20 }), { seed: SEED, numRuns: 36 });
    const noise = fc.sample(fc.integer({ min: 0, max: 20 }), { seed: SEED + 1, numRuns: 36 });
    const labels = x.map((_, i) => Math.floor(i / 12));
    for (const slope of [0, 0.2, 0.4, 0.6]) {
      const y = noise.map((value, i) => value + slope * x[i]);
      const run = (method: "exact" | "moment-matched") => withinPatientTest(labels, x, y, { method }).p ?? 0;
      if (run("exact") >= 0.001) expect(Math.abs(run("moment-matched") / run("exact") - 1)).toBeLessThan(0.025);
    }
  });

  it("depends on no order of rows or strata", () => {
    fc.assert(
      fc.property(data(4, 5, few), (given) => {
        const order = [...given.x.keys()].sort((i, j) => given.y[j] - given.y[i] || given.x[i] - given.x[j] || i - j);
        const pick = <T>(column: readonly T[]): T[] => order.map((i) => column[i]);
        for (const method of ["auto", "monte-carlo"] as const) {
          const run = (one: Data) => withinPatientTest(one.strata, one.x, one.y, { method, draws: 50 });
          const sorted = run({ strata: pick(given.strata), x: pick(given.x), y: pick(given.y) });
          expect(sorted.p).toBe(run(given).p);
          expect(sorted.floor).toBe(run(given).floor);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("refuses what is no number, what overflows, and exact raw values out of reach", () => {
    expect(() => withinPatientTest([1, 1], [1, Number.NaN], [1, 2])).toThrow("x must be finite numbers; found NaN");
    expect(() => withinPatientTest([1, 1], [1e300, 2], [1e300, 2], { values: "raw" })).toThrow("overflow");
    const irrational = Array.from({ length: 12 }, (_, i) => Math.log2(i + 1));
    const one = new Array<number>(12).fill(1);
    expect(() => withinPatientTest(one, irrational, irrational, { values: "raw", method: "exact" })).toThrow(
      "exact re-pairings need integers",
    );
  });
});
