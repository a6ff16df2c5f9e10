import { describe, expect, it } from "vitest";
import { cyclicShiftsNull } from "../../../src/stats/null/cyclic-shifts.js";
import { type PhasePattern, phasePattern, untiedPattern } from "../../../src/stats/null/phase-pattern.js";
import { phaseMethod, phasesNull } from "../../../src/stats/null/phases.js";
import { product, share } from "../../properties/permutations.js";
import { labellings, sums } from "../within/enumerate.js";

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

/** The law of a sum, one more patient's labellings among it. */
function plus(shares: ReadonlyMap<number, number>, pattern: PhasePattern): Map<number, number> {
  const { low, step, mass } = pattern.lattice();
  const total = mass.reduce((sum, count) => sum + count, 0);
  const sums = new Map<number, number>();
  for (const [t, share] of shares)
    for (let i = 0; i < mass.length; i++)
      if (mass[i] > 0) sums.set(t + low + i * step, (sums.get(t + low + i * step) ?? 0) + (share * mass[i]) / total);
  return sums;
}

it("phasePattern tells every two patients apart, around the most visits that a small integer names too", () => {
  const compositions = (n: number): number[][] =>
    n === 0
      ? [[]]
      : Array.from({ length: n }, (_, i) => compositions(n - i - 1).map((rest) => [i + 1, ...rest])).flat();
  const ends = [[1], [2], [1, 1], [2, 1]];
  const ties = [2, 3, 4, 5, 6, 7].flatMap(compositions);
  for (const visits of [19, 20, 21]) {
    for (const end of ends) {
      const others = visits - end.reduce((sum, size) => sum + size, 0);
      const ones = new Array<number>(others).fill(1);
      ties.push([...end, others], [others, ...end], [...end, ...ones], [...ones, ...end]);
    }
  }
  for (let turn = 0; turn < 2; turn++) {
    for (const own of ties) {
      const visits = own.reduce((sum, size) => sum + size, 0);
      for (let after = 1; after < visits; after++) {
        const found = phasePattern(after, own);
        expect([found.key, found.visits, found.classes]).toEqual([`${after}:${own.join()}`, visits, own.length]);
      }
    }
  }
});

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

  it("is exact up to 10⁷ additions, beyond them moment-matched, and drawn where one patient's ties forbid a curve", () => {
    const many = (patients: number, after: number, ties: number[]) =>
      Array.from({ length: patients }, () => phasePattern(after, ties));
    const untied = (visits: number) => new Array<number>(visits).fill(1);
    // In two halves, 37 points onto 36k + 1 for k < 87: 9,972,288 additions, and 1,080 for the 37; one patient more, 116,000.
    expect(phaseMethod(many(174, 6, untied(12)))).toBe("exact");
    expect(phaseMethod(many(175, 6, untied(12)))).toBe("moment-matched");
    // Ties on a wide step are cheap however long the lattice: 127,000 points.
    expect(phaseMethod([...many(280, 15, [15, 15]), ...many(2, 15, [14, 15, 1])])).toBe("exact");
    // The two values of 200 visits, one visit apart from them: U clusters in steps of 199, at more than 10⁸ additions.
    expect(phaseMethod(many(1, 100, [100, 99, 1]))).toBe("monte-carlo");
    expect(phaseMethod([...many(1, 100, [100, 99, 1]), ...many(5, 6, untied(12))])).toBe("monte-carlo");
    // 200 visits, 150 of them below one limit: the 50 others leave U too few values for its range.
    expect(phaseMethod(many(1, 100, [150, ...untied(50)]))).toBe("monte-carlo");
    // 80 patients who spread over more than one such step make it smooth.
    expect(phaseMethod([...many(1, 100, [100, 99, 1]), ...many(80, 15, untied(30))])).toBe("moment-matched");
  });

  it("is exact up to 10⁸ additions where a curve would miss p, divided among the nulls that are asked for", () => {
    // 70²·71² additions, and 2·71².
    const pattern = phasePattern(70, [70, 69, 1]);
    expect(phaseMethod([pattern])).toBe("exact");
    expect(phaseMethod([pattern], 4)).toBe("exact");
    expect(phaseMethod([pattern], 5)).toBe("monte-carlo");
  });

  it("of long lattices is the convolution, patient by patient", () => {
    for (const patients of [
      [...new Array(96).fill([6, [6, 6]]), [6, [6, 5, 1]], [5, [4, 7, 1]], [6, [1, 5, 6]], [4, [12]]],
      [...new Array(40).fill([8, new Array(16).fill(1)]), [8, [3, 1, 1, 1, 5, 1, 1, 3]], [1, [3, 2]]],
    ] as [number, number[]][][]) {
      const patterns = patients.map(([after, ties]) => phasePattern(after, ties));
      expect(phaseMethod(patterns)).toBe("exact");
      const distribution = phasesNull(patterns, "exact");
      const { low, high } = distribution.support ?? { low: 0, high: 0 };
      expect(high - low).toBeGreaterThan(4000);
      let shares = new Map([[0, 1]]);
      for (const pattern of patterns) shares = plus(shares, pattern);
      const sorted = [...shares].sort(([t], [u]) => t - u);
      let below = 0;
      for (const [t, share] of sorted) {
        below += share;
        // Between the points of a patient on a narrow step t may be out of reach.
        expect(Math.abs(distribution.atMost(t) / below - 1)).toBeLessThan(1e-10);
      }
      expect([sorted[0][0], sorted[sorted.length - 1][0]]).toEqual([low, high]);
      expect(Math.abs(distribution.atLeast(low + 1) + Math.exp(distribution.support?.logLow ?? 0) - 1)).toBeLessThan(
        1e-12,
      );
    }
  });

  it("counts no labellings beyond the largest double, however many of them attain an end", () => {
    // One of 20 visits after, two of them high: how many of 300 after visits are high is binomial (300, 1/10).
    const distribution = phasesNull(
      Array.from({ length: 300 }, () => phasePattern(1, [18, 2])),
      "exact",
    );
    const { low } = distribution.support ?? { low: 0 };
    // R 4.2, pbinom(44, 300, .1, lower.tail = FALSE).
    expect(distribution.atLeast(low + 20 * 45) / 0.00405503806667123).toBeCloseTo(1, 10);
  });

  it("tells the logarithm of tails that underflow by the curve", () => {
    const patterns = Array.from({ length: 170 }, () => untiedPattern(6, 12));
    const [exact, matched] = [phasesNull(patterns, "exact"), phasesNull(patterns, "moment-matched")];
    expect(exact.kind).toBe("exact");
    expect(exact.log.atLeast(exact.mean + 4000)).toBe(Math.log(exact.atLeast(exact.mean + 4000)));
    for (const t of [11_800, 12_000, 12_200]) {
      expect(exact.atLeast(t)).toBeLessThan(1e-300);
      expect(exact.log.atLeast(t)).toBe(matched.log.atLeast(t));
      expect(exact.log.asFar(t)).toBe(matched.log.asFar(t));
      expect(exact.log.atMost(2 * exact.mean - t)).toBe(matched.log.atMost(2 * exact.mean - t));
    }
  });

  it("does not depend on the order of patients", () => {
    const patterns = [phasePattern(2, [1, 2, 2]), untiedPattern(3, 7), phasePattern(1, [3, 1])];
    for (const method of ["exact", "moment-matched"] as const) {
      const [plain, turned] = [phasesNull(patterns, method), phasesNull(patterns.toReversed(), method)];
      expect(turned.atLeast(14)).toBeCloseTo(plain.atLeast(14), 14);
    }
    expect(() => phasesNull([untiedPattern(300, 600)], "exact")).toThrow(
      "the exact null of U takes at most 2000000000 additions; found 4077",
    );
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

  it("convolves coarse series and fine ones apart, which a curve would miss", () => {
    // 400 series in steps of 12 and one out of step: 12⁴⁰¹ combinations are more than a double counts.
    const coarse = [0, 12, 0, 12, 12, 0, 0, 0, 12, 12, 0, 12];
    const fine = [0, 12, 0, 12, 12, 0, 0, 0, 12, 12, 0, 1];
    const parts = [...new Array(400).fill(coarse), fine].map((own) => Float64Array.from(own));
    const [found, matched] = [cyclicShiftsNull(parts), cyclicShiftsNull(parts, { method: "moment-matched" })];
    expect(found.kind).toBe("exact");
    let law = new Map([[0, 1]]);
    for (const part of parts) {
      const next = new Map<number, number>();
      for (const [t, share] of law) for (const own of part) next.set(t + own, (next.get(t + own) ?? 0) + share / 12);
      law = next;
    }
    let above = 0;
    let missed = 0;
    for (const [t, share] of [...law].sort(([t], [u]) => u - t)) {
      above += share;
      if (above < 1e-12) continue;
      expect(Math.abs(found.atLeast(t) / above - 1)).toBeLessThan(1e-10);
      missed = Math.max(missed, Math.abs(matched.atLeast(t) / above - 1));
    }
    expect(missed).toBeGreaterThan(0.1);
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
