import { describe, expect, it } from "vitest";
import { convolve } from "../../../src/stats/null/convolve.js";
import { latticeNull } from "../../../src/stats/null/lattice.js";
import { doubledP, pValue } from "../../../src/stats/null/p-value.js";
import { pearsonCurve } from "../../../src/stats/null/pearson-curve.js";
import { rePairingCumulants } from "../../../src/stats/null/re-pairing-cumulants.js";
import { rePairingsNull } from "../../../src/stats/null/re-pairings.js";
import { sortedColumn } from "../../../src/stats/null/sorted-column.js";
import { pairingWork } from "../../../src/stats/null/subset-work.js";
import { doubledMidranks } from "../../../src/stats/numeric/strata-midranks.js";
import { permutations, share } from "../../properties/permutations.js";
import { relativeError } from "../relative-error.js";

const iota = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i);
/** Twice the ranks 1 … n less their mean. */
const centred = (n: number): Float64Array => iota(n).map((i) => 2 * i - (n - 1));

describe("exact re-pairings", () => {
  it("are within reach to n = 16 untied and not at 17", () => {
    expect(pairingWork(iota(16), iota(16), 1e8)).toBeLessThan(1e8);
    expect(pairingWork(iota(17), iota(17), 1e8)).toBe(Infinity);
    expect(rePairingsNull([{ a: centred(17), b: centred(17) }]).kind).toBe("moment-matched");
  });

  it("reach further with ties", () => {
    const levels = centred(40).map((_, i) => Math.floor(i / 20));
    expect(rePairingsNull([{ a: centred(40), b: levels }]).kind).toBe("exact");
  });

  it("of two strata are those of every pair of pairings", () => {
    const strata = [
      { a: [1, 2, 4], b: [0, 3, 3] },
      { a: [5, 1, 1], b: [2, 7, 4] },
    ];
    const sums = strata.map(({ a, b }) =>
      permutations(3).map((order) => order.reduce((s, j, i) => s + a[i] * b[j], 0)),
    );
    const all = sums[0].flatMap((left) => sums[1].map((right) => left + right));
    const distribution = rePairingsNull(strata);
    for (const t of new Set(all)) {
      expect(distribution.atLeast(t)).toBeCloseTo(
        share(all, (value) => value >= t),
        14,
      );
      expect(distribution.atMost(t)).toBeCloseTo(
        share(all, (value) => value <= t),
        14,
      );
    }
  });

  it("refuse real values and n out of reach", () => {
    expect(() => rePairingsNull([{ a: [0.5, 1], b: [1, 2] }], { method: "exact" })).toThrow(RangeError);
    expect(() => rePairingsNull([{ a: iota(30), b: iota(30) }], { method: "exact" })).toThrow(RangeError);
  });
});

describe("moment-matched re-pairings", () => {
  it.each([
    [
      [1, 2, 2, 5],
      [0, 1, 3, 3],
    ],
    [
      [1, 2, 4, 8, 16],
      [0, 0, 1, 3, 9],
    ],
    [
      [-1, 2],
      [3, 5],
    ],
    [
      [0.5, 1.5, 1.25],
      [2, 2, 7.5],
    ],
    [
      [3, 1, 4, 1, 5, 9],
      [2, 7, 1, 8, 2, 8],
    ],
  ])("use the exact cumulants of %j against %j", (a, b) => {
    const sums = permutations(a.length).map((order) => order.reduce((s, j, i) => s + a[i] * b[j], 0));
    const mean = sums.reduce((s, t) => s + t, 0) / sums.length;
    const moment = (k: number): number => sums.reduce((s, t) => s + (t - mean) ** k, 0) / sums.length;
    const column = (values: readonly number[]) => sortedColumn(Float64Array.from(values).sort());
    const cumulants = rePairingCumulants(column(a), column(b));
    expect(cumulants.mean).toBeCloseTo(mean, 10);
    expect(cumulants.k2 / moment(2)).toBeCloseTo(1, 10);
    expect(cumulants.k3 / moment(2) ** 1.5).toBeCloseTo(moment(3) / moment(2) ** 1.5, 10);
    expect(cumulants.k4 / moment(2) ** 2).toBeCloseTo(moment(4) / moment(2) ** 2 - 3, 10);
  });

  it.each([12, 14, 16])("untied at n = %d stay within 1/40 of p ≥ .01 and at most 1/100 below smaller p", (n) => {
    const stratum = { a: centred(n), b: centred(n) };
    const exact = rePairingsNull([stratum]);
    const matched = rePairingsNull([stratum], { method: "moment-matched" });
    for (let t = 0; t <= (exact.support?.high ?? 0); t += 4) {
      const p = pValue(exact, t, "two-sided", "distance").p;
      const approximate = pValue(matched, t, "two-sided", "distance").p;
      if (p >= 0.01) expect(relativeError(approximate, p)).toBeLessThan(0.025);
      else expect(approximate).toBeGreaterThan(0.99 * p);
    }
  });

  it("know the exact floor, ties included", () => {
    const stratum = { a: Float64Array.of(-3, -3, -3, 0, 2, 7), b: Float64Array.of(0, 0, 1, 1, 1, 4) };
    const [exact, matched] = (["exact", "moment-matched"] as const).map((method) =>
      rePairingsNull([stratum], { method }),
    );
    for (const alternative of ["two-sided", "less", "greater"] as const) {
      const floors = [exact, matched].map((d) => pValue(d, d.mean, alternative, "distance").floor ?? Number.NaN);
      expect(relativeError(floors[1], floors[0])).toBeLessThan(1e-12);
    }
  });

  it("give way to Monte Carlo where a tie class exceeds 60 % and few values lie outside", () => {
    const tied = (n: number, size: number) => Float64Array.from({ length: n }, (_, i) => (i < size ? 0 : i));
    const kind = (b: Float64Array) => rePairingsNull([{ a: centred(b.length), b }], { draws: 99 }).kind;
    expect(kind(tied(100, 61))).toBe("monte-carlo");
    expect(kind(tied(100, 60))).toBe("moment-matched");
    // 51 of 200 values lie outside, and 50.7 positions outside the largest classes of both.
    expect(kind(tied(200, 149))).toBe("moment-matched");
    expect(kind(tied(200, 150))).toBe("monte-carlo");
  });

  it("give way to Monte Carlo where sums cluster around the multiples of one jump", () => {
    const distinct = (n: number): number[] => Array<number>(n).fill(1);
    const kind = (a: number[], b: number[]) =>
      rePairingsNull([{ a: doubledMidranks(a), b: doubledMidranks(b) }], { draws: 99 }).kind;
    // Errors of the curve at p = .001, against all tables with these margins, enumerated: −20 %, −21 %, +17 %, +22 %.
    expect(kind([150, 149, 1], [150, 149, 1])).toBe("monte-carlo");
    expect(kind([840, 159, 1], [400, 600])).toBe("monte-carlo");
    expect(kind([1900, ...distinct(100)], [1000, 1000])).toBe("monte-carlo");
    expect(kind([21, 20, 20, 20, 20], [50, 51])).toBe("monte-carlo");
    // Less than 0.1 %, likewise.
    expect(kind([200, ...distinct(100)], [150, 150])).toBe("moment-matched");
    expect(kind([1937, ...distinct(441)], [...Array<number>(50).fill(47), 28])).toBe("moment-matched");
  });

  it("give way to Monte Carlo where one coarse stratum outweighs the others, though they hold many values", () => {
    // 20 rare values of 1,000 in either column meet 0.4 times on average; 23 small strata hardly move that sum.
    const small = Array.from({ length: 23 }, () => ({ a: centred(4), b: centred(4) }));
    const coarse = { a: doubledMidranks([980, 20]), b: doubledMidranks([980, 20]) };
    const few = rePairingsNull([{ a: doubledMidranks([970, 25, 5]), b: doubledMidranks([960, 30, 10]) }, ...small], {
      draws: 99,
    });
    expect(few.kind).toBe("monte-carlo");
    expect(rePairingsNull([coarse, ...small], { draws: 99 }).kind).not.toBe("moment-matched");
  });

  it("stay within 3 % of p ≥ .001 and 8 % of p ≥ 1e−6 where two classes in either column make the lattice of one jump", () => {
    // The exact null is hypergeometric.
    for (const [n, k, l] of [
      [400, 158, 127],
      [600, 173, 174],
      [1000, 224, 224],
    ]) {
      const column = (ones: number) => Float64Array.from({ length: n }, (_, i) => (i < n - ones ? 0 : 1));
      const stratum = { a: column(k), b: column(l) };
      const [exact, matched] = (["exact", "moment-matched"] as const).map((method) =>
        rePairingsNull([stratum], { method }),
      );
      for (let t = 0; t <= Math.min(k, l); t++) {
        const p = pValue(exact, t, "two-sided", "distance").p;
        const error = relativeError(pValue(matched, t, "two-sided", "distance").p, p);
        if (p >= 1e-6) expect(error).toBeLessThan(p >= 1e-3 ? 0.03 : 0.08);
      }
    }
  });

  it("report the logarithm where p underflows", () => {
    const stratum = { a: centred(2000), b: centred(2000) };
    const distribution = rePairingsNull([stratum]);
    const { p, log10P } = pValue(distribution, 0.95 * (distribution.support?.high ?? 0), "greater", "distance");
    expect(p).toBe(Number.MIN_VALUE);
    // R 4.2.2: pbeta((half - z)/(2*half), a, a, log.p = TRUE)/log(10), the type II curve with the kurtosis of rho
    // (Kendall, Rank Correlation Methods): m4 = 3(25n³ - 38n² - 35n + 72)/(25n(n + 1)(n - 1)³), n = 2000,
    // a = (6/(3 - m4 (n - 1)²) - 3)/2, half = sqrt(2a + 1), z = (.95 - 2/(n(n² - 1)/3)) sqrt(n - 1)
    expect(log10P).toBeCloseTo(-663.427011699, 6);
  });
});

describe("Pearson curves", () => {
  it("are the exponential at skewness 2, kurtosis 9", () => {
    expect(pearsonCurve(2, 9).atLeast(1)).toBeCloseTo(Math.exp(-2), 14);
  });

  it("are the uniform at kurtosis 1.8, the normal at 3, Student's t with 6 df at 6", () => {
    expect(pearsonCurve(0, 1.8).atLeast(1)).toBeCloseTo((Math.sqrt(3) - 1) / (2 * Math.sqrt(3)), 14);
    // R 4.2.2: pnorm(2, lower.tail = FALSE), pt(2/sqrt(4/6), 6, lower.tail = FALSE)
    expect(pearsonCurve(0, 3).atLeast(2)).toBeCloseTo(0.022750131948179209, 14);
    expect(pearsonCurve(0, 6).atLeast(2)).toBeCloseTo(0.024912631390288376, 12);
  });

  it("mirror with their skewness", () => {
    expect(pearsonCurve(-0.8, 4.5).atLeast(3)).toBe(pearsonCurve(0.8, 4.5).atMost(-3));
  });

  it.each([0.8, 0.06, 0.01, 1e-3])(
    "of type III, skewness %d, lie between their neighbours of types I and VI",
    (skewness) => {
      const border = 3 + 1.5 * skewness ** 2;
      for (const z of [-3, -1, 0, 0.5, 1, 2, 4]) {
        const [below, at, above] = [-1e-6, 0, 1e-6].map((by) => pearsonCurve(skewness, border + by).atLeast(z));
        expect(Math.abs(at / ((below + above) / 2) - 1)).toBeLessThan(1e-6);
      }
    },
  );

  it.each([
    ["I", 0.8, 3.2],
    ["III", 0.8, 3.96],
    ["IV", 0.8, 4.5],
    ["V, nearly", 1, 4.9],
    ["VI", 1, 4.6],
  ])("have the moments they were made for: type %s", (_, skewness, kurtosis) => {
    const curve = pearsonCurve(skewness, kurtosis);
    // E Zᵏ = ∫ k zᵏ⁻¹ (P(Z ≥ z) − (−1)^(k−1)·P(Z ≤ −z)) dz over z > 0, by Simpson's rule.
    const moment = (k: number): number => {
      const integrand = (z: number): number => k * z ** (k - 1) * (curve.atLeast(z) + (-1) ** k * curve.atMost(-z));
      const [steps, end] = [20_000, 200];
      let sum = 0;
      for (let i = 0; i <= steps; i++) {
        const z = end * (i / steps) ** 2;
        const slope = (2 * end * i) / (steps * steps);
        sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * integrand(z) * slope;
      }
      return sum / 3;
    };
    expect(moment(1)).toBeCloseTo(0, 6);
    expect(moment(2)).toBeCloseTo(1, 5);
    expect(moment(3)).toBeCloseTo(skewness, 3);
  });
});

describe("counts beyond the largest double", () => {
  it("become shares where strata meet, so that p is that of the moments nearly, and no underflow", () => {
    // 199 strata have 5! pairings each: 1e413 together.
    const untied = Float64Array.of(-4, -2, 0, 2, 4);
    const strata = Array.from({ length: 200 }, (_, i) => ({
      a: untied,
      b: i === 0 ? Float64Array.of(-1, -1, -1, -1, 4) : untied,
    }));
    const exact = rePairingsNull(strata, { method: "exact" });
    const matched = rePairingsNull(strata, { method: "moment-matched" });
    expect(exact.kind).toBe("exact");
    for (const t of [0, 400, 800, -800]) {
      const p = pValue(exact, t, "two-sided", "distance").p;
      expect(relativeError(pValue(matched, t, "two-sided", "distance").p, p)).toBeLessThan(0.01);
    }
    expect(exact.support?.logHigh).toBeCloseTo(matched.support?.logHigh ?? 0, 6);
  });

  it("are out of reach in one stratum", () => {
    // C(2000, 316) is 1e377.
    const column = (ones: number) => Float64Array.from({ length: 2000 }, (_, i) => (i < 2000 - ones ? 0 : 1));
    expect(() => rePairingsNull([{ a: column(316), b: column(317) }], { method: "exact" })).toThrow("10^308 pairings");
  });
});

describe("lattices and p values", () => {
  it("convolve on the common step", () => {
    const sum = convolve(
      { low: 1, step: 4, mass: Float64Array.of(1, 1) },
      { low: 0, step: 6, mass: Float64Array.of(1, 2) },
    );
    // 1, 5 against 0, 6 (twice as likely): 1, 5, 7, 11
    expect(sum).toEqual({ low: 1, step: 2, mass: Float64Array.of(1, 0, 1, 2, 0, 2) });
  });

  it("double the smaller tail, or measure the distance, and never exceed 1", () => {
    const skewed = latticeNull({ low: 0, step: 1, mass: Float64Array.of(6, 3, 0, 1) });
    expect(skewed.mean).toBeCloseTo(0.6, 15);
    expect(pValue(skewed, 3, "two-sided", "distance").p).toBe(0.1);
    expect(pValue(skewed, 0, "two-sided", "distance").p).toBe(0.7);
    expect(doubledP(skewed, 3)).toBe(0.2);
    expect(doubledP(skewed, 0)).toBe(1);
    expect(pValue(skewed, 1, "two-sided", "distance")).toMatchObject({ p: 1, floor: 0.1 });
    expect(pValue(skewed, 1, "less", "distance")).toMatchObject({ p: 0.9, floor: 0.6 });
  });
});
