import { describe, expect, it } from "vitest";
import { cyclicShiftsNull } from "../../../src/stats/null/cyclic-shifts.js";
import { phasePattern, untiedPattern } from "../../../src/stats/null/phase-pattern.js";
import { phaseMethod, phasesNull } from "../../../src/stats/null/phases.js";
import { product, share } from "../../properties/permutations.js";
import { labellings, sums } from "../within/enumerate.js";

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe("phasesNull", () => {
  it("of one patient is the rank-sum null given the ties, one labelling at a time", () => {
    for (const ties of [[5], [1, 1, 1, 1, 1], [2, 3], [1, 3, 1], [2, 1, 2], [1, 4]]) {
      const midranks = ties.flatMap((size, k) => {
        const below = ties.slice(0, k).reduce((sum, t) => sum + t, 0);
        return new Array<number>(size).fill(below + (size + 1) / 2);
      });
      for (const after of [1, 2, 3, 4]) {
        const all = labellings(5, after).map(
          (marks) => midranks.reduce((sum, rank, i) => sum + (marks[i] ? 2 * rank : 0), 0) - after * (after + 1),
        );
        const distribution = phasesNull([phasePattern(after, ties)], "exact");
        expect(distribution.mean).toBe(after * (5 - after));
        for (const t of all) {
          expect(distribution.atLeast(t)).toBeCloseTo(
            share(all, (u) => u >= t),
            14,
          );
          expect(distribution.atMost(t)).toBeCloseTo(
            share(all, (u) => u <= t),
            14,
          );
        }
        const second = all.reduce((sum, u) => sum + (u - after * (5 - after)) ** 2, 0) / all.length;
        expect(phasePattern(after, ties).cumulants.k2).toBeCloseTo(second, 10);
      }
    }
  });

  it("of many patients counts more labellings than a double holds", () => {
    // 40 patients, 6 of 12 visits after: 924⁴⁰ ≈ 4·10¹¹⁸ labellings, of which one has all 36·40 pairs rising.
    const patterns = Array.from({ length: 40 }, () => untiedPattern(6, 12));
    const distribution = phasesNull(patterns, "exact");
    expect(Math.abs(distribution.log.atLeast(2 * 36 * 40) / (-40 * Math.log(choose(12, 6))) - 1)).toBeLessThan(1e-12);
    expect(distribution.support?.logHigh).toBeCloseTo(-40 * Math.log(924), 8);
  });

  it("survives end masses below the smallest double", () => {
    // 1,500 patients of two visits: U is binomial (1500, ½), whose ends have probability 2^−1500.
    const distribution = phasesNull(
      Array.from({ length: 1500 }, () => untiedPattern(1, 2)),
      "exact",
    );
    expect(distribution.support?.logLow).toBeCloseTo(-1500 * Math.LN2, 9);
    // P(X ≥ 800), X ~ Bin(1500, ½): R 4.2, pbinom(799, 1500, .5, lower.tail = FALSE).
    expect(distribution.atLeast(1600) / 0.00527962773335578).toBeCloseTo(1, 11);
  });

  it("is exact up to 4,000 points, moment-matched beyond, and drawn where one tie class holds most values", () => {
    const untied = (patients: number) => Array.from({ length: patients }, () => untiedPattern(6, 12));
    // U of one such patient has 37 values, of k patients 36k + 1.
    expect(phaseMethod(untied(111))).toBe("exact");
    expect(phaseMethod(untied(112))).toBe("moment-matched");
    // 200 visits, 150 of them below one limit: the 50 others leave U too few values for its range.
    expect(phaseMethod([phasePattern(100, [150, ...new Array<number>(50).fill(1)])])).toBe("monte-carlo");
    // Each of 400 patients has as large a share of ties, but no class a large share of all.
    expect(phaseMethod(Array.from({ length: 400 }, () => phasePattern(6, [9, 1, 1, 1])))).toBe("moment-matched");
  });

  it("does not depend on the order of patients", () => {
    const patterns = [phasePattern(2, [1, 2, 2]), untiedPattern(3, 7), phasePattern(1, [3, 1])];
    for (const method of ["exact", "moment-matched"] as const) {
      const [plain, turned] = [phasesNull(patterns, method), phasesNull(patterns.toReversed(), method)];
      expect(turned.atLeast(14)).toBeCloseTo(plain.atLeast(14), 14);
    }
    expect(() => phasesNull([untiedPattern(200, 500)], "exact")).toThrow("at most 50000 points");
  });
});

describe("cyclicShiftsNull", () => {
  it("is that of every combination of shifts, on the lattice and off it", () => {
    for (const scale of [1, Math.SQRT2]) {
      const parts = [
        [3, 1, 4, 1, 5].map((v) => v * scale),
        [9, 2, 6].map((v) => v * scale),
        [5, 3, 5, 8].map((v) => v * scale),
      ];
      const all = sums(parts);
      expect(all.length).toBe(product(parts).length);
      const distribution = cyclicShiftsNull(parts.map((part) => Float64Array.from(part)));
      expect(distribution.kind).toBe("exact");
      const mean = all.reduce((sum, t) => sum + t, 0) / all.length;
      expect(distribution.mean).toBeCloseTo(mean, 12);
      for (const t of all) {
        expect(distribution.atLeast(t)).toBeCloseTo(
          share(all, (u) => u >= t - 1e-9),
          14,
        );
        expect(distribution.asFar(t)).toBeCloseTo(
          share(all, (u) => Math.abs(u - mean) >= Math.abs(t - mean) - 1e-9),
          14,
        );
      }
    }
  });

  it("matches moments near the exact p where series are too many to convolve quickly", () => {
    // 40 series of 12 integers: past the limit of `auto`, still convolved on request.
    const parts = Array.from({ length: 40 }, (_, k) =>
      Array.from({ length: 12 }, (_, s) => (k * 31 + s * s * 177) % 1009),
    );
    const [matched, exact] = [cyclicShiftsNull(parts), cyclicShiftsNull(parts, { method: "exact" })];
    expect([matched.kind, exact.kind]).toEqual(["moment-matched", "exact"]);
    for (const t of [500, 1500, 3000, 4500, 6000]) {
      const ratio = matched.asFar(exact.mean + t) / exact.asFar(exact.mean + t);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
    }
  });

  it("matches moments where there are too many combinations, and draws on request", () => {
    const parts = Array.from({ length: 30 }, (_, k) =>
      Float64Array.from({ length: 12 }, (_, s) => Math.sin(k + 7 * s * s)),
    );
    const matched = cyclicShiftsNull(parts);
    const drawn = cyclicShiftsNull(parts, { method: "monte-carlo", draws: 50_000 });
    expect([matched.kind, drawn.kind]).toEqual(["moment-matched", "monte-carlo"]);
    for (const t of [2, 5, 8]) {
      const p = drawn.atLeast(matched.mean + t);
      expect(Math.abs(matched.atLeast(matched.mean + t) - p)).toBeLessThan(5 * Math.sqrt(p / 50_000) + 1e-3);
    }
    expect(() => cyclicShiftsNull(parts, { method: "exact" })).toThrow("exact shifts need at most");
  });
});
