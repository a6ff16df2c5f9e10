import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/run.js";
import { planWith, type Row, smallStudy } from "./small-study.js";

/** The worked example of the phase test: A 1, 2 → 3, 4; B 2, 3 → 5; C 1 → 2, 6, as a score, so on the linear scale. */
const PHASES: readonly Row[] = [
  ["A", -20, { CMAS: 1 }],
  ["A", -10, { CMAS: 2 }],
  ["A", 10, { CMAS: 3 }],
  ["A", 20, { CMAS: 4 }],
  ["B", -20, { CMAS: 2 }],
  ["B", -10, { CMAS: 3 }],
  ["B", 10, { CMAS: 5 }],
  ["C", -10, { CMAS: 1 }],
  ["C", 10, { CMAS: 2 }],
  ["C", 20, { CMAS: 6 }],
];

describe("the phase test of a comparison", () => {
  test("agrees with the worked example: U = 8 of 8, p = 2/54, estimate 2, interval [1, 5], level .963", () => {
    const [{ phase, patients }] = analyze(smallStudy(PHASES), planWith({})).comparisons;
    expect(phase?.test.statistic).toEqual({ symbol: "U", value: 8 });
    expect(phase?.effect).toBe(1);
    expect(phase?.test.p).toBeCloseTo(2 / 54, 14);
    expect(phase?.estimate).toBe(2);
    expect(phase?.interval).toMatchObject({ low: 1, high: 5 });
    expect(phase?.interval?.achieved).toBeCloseTo(1 - 2 / 54, 12);
    // C(4, 2) = 6 labellings of A, C(3, 1) = 3 of B and C.
    expect(patients.map((line) => line.phase?.floor)).toEqual([2 / 6, 2 / 3, 2 / 3]);
    expect(patients.map(({ estimate }) => estimate)).toEqual([2, 2.5, 3]);
  });

  test("is a ratio on the log scale, from limits tied inside each patient", () => {
    const rows: Row[] = [
      ["A", -20, { X: "<4" }],
      ["A", -10, { X: 3 }],
      ["A", 10, { X: 16 }],
      ["B", -10, { X: 2 }],
      ["B", 10, { X: 8 }],
    ];
    const [{ phase, patients }] = analyze(smallStudy(rows), planWith({ censoring: "limit" })).comparisons;
    // A: `<4` and 3 tie at 4, so both pairs are 16/4; B: 8/2.
    expect([phase?.estimate, phase?.effect]).toEqual([4, 1]);
    expect(patients.map(({ estimate }) => estimate)).toEqual([4, 4]);
  });

  test("is absent, with all else the same, where the plan leaves it out", () => {
    const without = analyze(smallStudy(PHASES), planWith({ within: false })).comparisons[0];
    const whole = analyze(smallStudy(PHASES), planWith({})).comparisons[0];
    const bare = { ...whole, phase: null, patients: whole.patients.map((line) => ({ ...line, phase: null })) };
    expect(without).toEqual(bare);
  });
});

describe("bounds over non-detects", () => {
  const patientA = (x: number | `<${number}`): Row[] => [
    ["A", -10, { X: x }],
    ["A", 10, { X: 8 }],
  ];
  const others: readonly Row[] = ["B", "C", "D", "E", "F"].flatMap((patient, i): Row[] => [
    [patient, -10, { X: 1 }],
    [patient, 10, { X: 2 ** (i + 1) }],
  ]);

  test("are p itself where every value was detected", () => {
    const [{ bounds, test: result }] = analyze(smallStudy([...patientA(1.5), ...others]), planWith({})).comparisons;
    expect(bounds).toEqual({ lowest: result.p, highest: result.p });
  });

  test("hold what any value of the non-detect gives, and are reached", () => {
    const study = (x: number | `<${number}`) =>
      analyze(smallStudy([...patientA(x), ...others]), planWith({})).comparisons[0];
    const { bounds } = study("<100");
    const given = [0.01, 0.9, 1, 2, 3.9, 4, 5, 7.9, 8, 8.1, 12, 16.5, 31, 40, 64.5, 99].map(
      (x) => study(x).test.p ?? Number.NaN,
    );
    expect(Math.min(...given)).toBe(bounds.lowest);
    expect(Math.max(...given)).toBe(bounds.highest);
  });

  test("need Pratt's zeros, and say so", () => {
    const [{ bounds, notes }] = analyze(
      smallStudy([...patientA("<100"), ...others]),
      planWith({ zeros: "wilcoxon" }),
    ).comparisons;
    expect(bounds).toEqual({ lowest: null, highest: null });
    expect(notes).toContain("bounds over non-detects need --test signed-rank --zeros pratt");
  });
});

describe("association inside patients", () => {
  /** Inside each patient X falls as CMAS rises, while patients with a higher CMAS have a higher X. */
  const rows: readonly Row[] = ["A", "B", "C"].flatMap((patient, k) =>
    [1, 2, 3, 4].map((i): Row => [patient, 10 * i, { X: 2 ** (10 * k - i), CMAS: 10 * k + i }]),
  );
  const windows = [
    { name: "early", from: 1, to: 25 },
    { name: "late", from: 26, to: 50 },
  ];
  const [row] = analyze(smallStudy(rows), planWith({ windows })).correlations;

  test("is not the association between patients", () => {
    expect(row.pooled.rho).toBeGreaterThan(0.7);
    expect(row.within?.rho).toBeCloseTo(-1, 12);
    expect(row.repeated?.r).toBeCloseTo(-1, 12);
    expect(row.nPatients).toBe(3);
  });

  test("counts every re-pairing inside patients: two-sided 2/(4!)³; every cyclic shift: 2 of 4³", () => {
    expect(row.within?.test.p).toBeCloseTo(2 / 24 ** 3, 16);
    expect(row.within?.pShift).toBeCloseTo(1 / 4 ** 3, 14);
  });

  test("beyond the step counts re-pairings inside patient and window: 2/(2!)⁶", () => {
    expect(row.beyond?.rho).toBeCloseTo(-1, 12);
    expect(row.beyond?.test.p).toBeCloseTo(2 / 2 ** 6, 14);
  });
});
