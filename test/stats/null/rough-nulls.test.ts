import { describe, expect, test } from "vitest";
import { phaseTest, spearmanTest, withinPatientTest } from "../../../src/stats/index.js";
import { pearsonCurve } from "../../../src/stats/null/pearson-curve.js";
import { createRandom } from "../../../src/stats/numeric/random.js";

describe("a null of two points", () => {
  test("is the only one of its skewness with so small a kurtosis", () => {
    for (const atHigh of [0.5, 0.25, 1 / 7, 0.9]) {
      // Bernoulli's, with variance 1.
      const sd = Math.sqrt(atHigh * (1 - atHigh));
      const skewness = (1 - 2 * atHigh) / sd;
      const curve = pearsonCurve(skewness, skewness ** 2 + 1);
      const [low, high] = [-atHigh / sd, (1 - atHigh) / sd];
      expect(curve.atLeast(high)).toBeCloseTo(atHigh, 12);
      expect(curve.atMost(low)).toBeCloseTo(1 - atHigh, 12);
      expect([curve.atMost(high), curve.atLeast(low)]).toEqual([1, 1]);
      expect([curve.atMost(low - 0.1), curve.atLeast(high + 0.1)]).toEqual([0, 0]);
      expect(Math.exp(curve.logAtLeast(high))).toBeCloseTo(atHigh, 12);
    }
  });

  test("has the exact p where moments are asked for", () => {
    const method = "moment-matched";
    const both = (run: (method: "exact" | "moment-matched") => { p: number | null }) => {
      expect(run(method).p).toBeCloseTo(run("exact").p ?? Number.NaN, 9);
    };
    both((own) => withinPatientTest([0, 0], [1, 2], [1, 2], { method: own }));
    both((own) => withinPatientTest([0, 0, 0, 0], [1, 1, 1, 2], [0, 0, 0, 1], { method: own }));
    both((own) => phaseTest([0, 0], [false, true], [1, 2], { method: own }));
    both((own) => spearmanTest([1, 1, 2], [1, 2, 2], { method: own }));
    expect(phaseTest([0, 0, 1, 1], [false, true, false, true], [1, 2, 5, 3], { method }).p).not.toBeNull();
  });
});

describe("raw values that outweigh the others", () => {
  const random = createRandom(11);
  /** P(|T − E| ≥ |t − E|) by shuffles of its own; E = 0 as values are centred. */
  function shuffled(strata: readonly number[], x: readonly number[], y: readonly number[], draws: number): number {
    const groups = [...new Set(strata)].map((s) => strata.flatMap((own, i) => (own === s ? [i] : [])));
    const centred = (values: readonly number[]) => {
      const out = [...values];
      for (const group of groups) {
        const mean = group.reduce((sum, i) => sum + values[i], 0) / group.length;
        for (const i of group) out[i] = values[i] - mean;
      }
      return out;
    };
    const [a, b] = [centred(x), centred(y)];
    const sum = () => a.reduce((total, value, i) => total + value * b[i], 0);
    const t = Math.abs(sum()) * (1 - 1e-12);
    let count = 0;
    for (let draw = 0; draw < draws; draw++) {
      for (const group of groups)
        for (let i = group.length - 1; i > 0; i--) {
          const j = Math.floor(random.uniform() * (i + 1));
          [b[group[i]], b[group[j]]] = [b[group[j]], b[group[i]]];
        }
      if (Math.abs(sum()) >= t) count++;
    }
    return count / draws;
  }

  test.each([30, 1000, 1e6])("a stratum of three beside twenty of four, times %d: drawn, and p is right", (times) => {
    const strata = [0, 0, 0, ...Array.from({ length: 80 }, (_, i) => 1 + Math.floor(i / 4))];
    const value = (i: number, at: number) => Math.sin(12.9898 * i + at) * (i < 3 ? times : 1);
    const x = strata.map((_, i) => value(i, 1));
    const y = strata.map((_, i) => value(i, 5) + 0.3 * value(i, 1));
    const test = withinPatientTest(strata, x, y, { values: "raw" });
    expect(test.null).toBe("monte-carlo");
    expect(Math.abs((test.p ?? 0) - shuffled(strata, x, y, 20_000))).toBeLessThan(0.015);
  });

  test("outliers in one long series: drawn, and p is right", () => {
    const x = Array.from({ length: 40 }, (_, i) => Math.exp(3 * Math.sin(i * i)));
    const y = Array.from({ length: 40 }, (_, i) => Math.exp(3 * Math.cos(i * i * 1.3)));
    const strata = x.map(() => 0);
    const test = withinPatientTest(strata, x, y, { values: "raw" });
    expect(test.null).toBe("monte-carlo");
    expect(Math.abs((test.p ?? 0) - shuffled(strata, x, y, 20_000))).toBeLessThan(0.015);
  });

  test("many tame values are still matched by their moments, and p is right", () => {
    const x = Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
    const y = Array.from({ length: 200 }, (_, i) => Math.cos(i * i * 1.3) + 0.12 * Math.sin(i * i));
    const strata = x.map((_, i) => Math.floor(i / 50));
    const test = withinPatientTest(strata, x, y, { values: "raw" });
    expect(test.null).toBe("moment-matched");
    expect(Math.abs((test.p ?? 0) - shuffled(strata, x, y, 20_000))).toBeLessThan(0.015);
  });
});
