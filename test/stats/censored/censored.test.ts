import { describe, expect, it } from "vitest";
import { akritasTheilSen } from "../../../src/stats/censored/akritas-theil-sen.js";
import { pairedPrenticeWilcoxonTest } from "../../../src/stats/censored/paired-prentice-wilcoxon-test.js";
import { signedRankBounds } from "../../../src/stats/censored/signed-rank-bounds.js";
import { signedRankTest } from "../../../src/stats/paired/signed-rank.js";

const below = (value: number) => ({ value, below: true });
const seen = (value: number) => ({ value, below: false });

describe("signedRankBounds", () => {
  it("of determined differences is the signed-rank test itself", () => {
    const d = [1, -2, 2, 0, 5, Number.POSITIVE_INFINITY];
    const test = signedRankTest(d.map((v) => Math.min(v, 99)));
    expect(signedRankBounds(d, d)).toEqual({
      wLowest: test.wPlus,
      wHighest: test.wPlus,
      pLowest: test.p,
      pHighest: test.p,
      n: 6,
      nUndetermined: 0,
    });
  });

  it("of wholly unknown differences spans everything", () => {
    const [lower, upper] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const bounds = signedRankBounds([lower, lower, lower], [upper, upper, upper]);
    // n = 3: W+ from 0 to 6, p from 2/8 to 1
    expect(bounds).toMatchObject({ wLowest: 0, wHighest: 6, pLowest: 0.25, pHighest: 1, nUndetermined: 3 });
  });

  it("beyond 10⁵ completions bounds p by W+, and says so", () => {
    const known = Array.from({ length: 14 }, (_, i) => i + 1);
    const lower = [...known, -20, -20, -20, -20];
    const upper = [...known, 20, 20, 20, 20];
    const bounds = signedRankBounds(lower, upper);
    expect(bounds.note).toMatch(/^too many completions to visit \(\d+\): p at the bounds/);
    // Four negative ones of the largest ranks, 15 … 18, against 1 … 14: W+ = 105 against 171 of 171.
    expect(bounds).toMatchObject({ wLowest: 105, wHighest: 171 });
    expect(bounds.pLowest).toBeCloseTo(2 ** -17, 15);
    const untied = (w: number) => signedRankTest([...known, -15, -16, -17, -18]).p === bounds.pHighest && w === 105;
    expect(untied(bounds.wLowest)).toBe(true);
  });

  it("beyond 10⁵ completions has no p where determined differences tie", () => {
    const known = Array.from({ length: 14 }, (_, i) => Math.max(2, i));
    const bounds = signedRankBounds([...known, -20, -20, -20, -20], [...known, 20, 20, 20, 20]);
    expect(bounds).toMatchObject({ pLowest: null, pHighest: null });
    expect(bounds.note).toMatch(/zero or tied$/);
  });

  it("has no p without pairs, and refuses NaN and crossed ranges", () => {
    expect(signedRankBounds([], [])).toMatchObject({ pLowest: null, note: "no pair", wLowest: 0, wHighest: 0 });
    expect(() => signedRankBounds([2], [1])).toThrow(RangeError);
    expect(() => signedRankBounds([Number.NaN], [1])).toThrow(RangeError);
    expect(() => signedRankBounds([1, 2], [1])).toThrow(RangeError);
  });
});

describe("pairedPrenticeWilcoxonTest", () => {
  it("pairs of uncertain order count as equal: <10 against 3, <10 against <4", () => {
    const test = pairedPrenticeWilcoxonTest([below(10), below(10), seen(2)], [seen(3), below(4), seen(20)]);
    expect([...test.scoreDifferences.subarray(0, 2)]).toEqual([0, 0]);
    expect(test.scoreDifferences[2]).toBeGreaterThan(0);
    expect(test).toMatchObject({ p: 1, floor: 1 });
  });

  it("a limit lies below an equal observed value", () => {
    expect(pairedPrenticeWilcoxonTest([below(5)], [seen(5)]).scoreDifferences[0]).toBeGreaterThan(0);
  });

  it("works on logarithms below zero as on their powers", () => {
    const before = [below(0.1), seen(0.2), seen(0.05)];
    const after = [seen(0.4), seen(0.3), below(0.02)];
    const log = (values: typeof before) => values.map(({ value, below: b }) => ({ value: Math.log2(value), below: b }));
    expect(pairedPrenticeWilcoxonTest(log(before), log(after))).toEqual(pairedPrenticeWilcoxonTest(before, after));
  });

  it("has p = 1 where no pair differs, null for the approximation and without pairs", () => {
    const same = [below(1), seen(3)];
    expect(pairedPrenticeWilcoxonTest(same, same)).toMatchObject({ p: 1, floor: 1, statistic: { value: 0 } });
    expect(pairedPrenticeWilcoxonTest(same, same, { method: "asymptotic" })).toMatchObject({ p: null });
    expect(pairedPrenticeWilcoxonTest([], [])).toMatchObject({ p: null, reason: "no pair" });
    expect(() => pairedPrenticeWilcoxonTest([seen(Number.NaN)], [seen(1)])).toThrow(RangeError);
    expect(() => pairedPrenticeWilcoxonTest([seen(1)], [])).toThrow(RangeError);
  });
});

describe("akritasTheilSen", () => {
  it("has no slope where non-detects allow any steeper one", () => {
    // Non-detects first, then one value: every slope beyond the steepest pair leaves S at 0.
    const test = akritasTheilSen([below(1), below(1), seen(5)], [1, 2, 3]);
    expect(test.slope).toBeNull();
    expect(test.slopeRange).toMatchObject({ high: Number.POSITIVE_INFINITY });
  });

  it("has no p for fewer than three points, constant x, or nothing but non-detects", () => {
    expect(akritasTheilSen([seen(1), seen(2)], [1, 2])).toMatchObject({ p: null, slope: 1, reason: "too few pairs" });
    expect(akritasTheilSen([], [])).toMatchObject({ p: null, slope: null, tauA: null });
    expect(akritasTheilSen([seen(1), seen(2), seen(3)], [4, 4, 4])).toMatchObject({ p: null, slope: null });
    expect(akritasTheilSen([below(1), below(1), below(1)], [1, 2, 3])).toMatchObject({ p: null, slope: null });
  });

  it("refuses NaN, uneven columns and overflow", () => {
    expect(() => akritasTheilSen([seen(Number.NaN)], [1])).toThrow(RangeError);
    expect(() => akritasTheilSen([seen(1)], [1, 2])).toThrow(RangeError);
    expect(() => akritasTheilSen([seen(1e308), seen(-1e308)], [1, 2])).toThrow(RangeError);
  });
});
