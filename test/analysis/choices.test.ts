import { describe, expect, test } from "vitest";
import { planProblem } from "../../src/analysis/plan-problem.js";
import { analyze } from "../../src/analysis/run.js";
import * as stats from "../../src/stats/index.js";
import { planWith, type Row, smallStudy } from "./small-study.js";

/** Five patients on two days; X by hand, Y moves against it. */
const VALUES: readonly (readonly [before: number, after: number])[] = [
  [8, 64],
  [4, 8],
  [16, 8],
  [2, 64],
  [8, 16],
];
const rows: readonly Row[] = VALUES.flatMap(([before, after], i): Row[] => [
  [`P${i}`, -5, { X: before, Y: 256 / before, CMAS: i }],
  [`P${i}`, 20, { X: after, Y: 128 / after, CMAS: 10 + i }],
]);
/** log2 of the ratios. */
const differences = [3, 1, -1, 5, 1];

const comparison = (changes: Parameters<typeof planWith>[0], id = "X") => {
  const result = analyze(smallStudy(rows), planWith(changes));
  return result.comparisons.find(({ variable }) => result.study.variables[variable].id === id);
};

describe("--test", () => {
  test.each([
    ["signed-rank", stats.signedRankTest(differences).p, stats.signedRankTest(differences).rankBiserial],
    ["sign", stats.signTest(differences).p, 3 / 5],
    ["fisher-pitman", stats.pairedPermutationTest(differences).p, 9 / 11],
    ["t", stats.pairedTTest(differences).p, stats.pairedTTest(differences).dz],
  ] as const)("%s is the function of that name on the differences of the logarithms", (id, p, effect) => {
    const row = comparison({ test: id });
    expect(row?.test.p).toBe(p);
    expect(row?.effect).toBeCloseTo(effect ?? Number.NaN, 14);
  });

  test("t estimates by the mean, as a ratio; the others by Hodges and Lehmann", () => {
    expect(comparison({ test: "t" })?.estimate).toBeCloseTo(2 ** (9 / 5), 9);
    for (const id of ["signed-rank", "sign", "fisher-pitman"] as const)
      expect(comparison({ test: id })?.estimate).toBeCloseTo(2 ** stats.hodgesLehmann(differences).estimate, 12);
  });

  test("prentice-wilcoxon takes a value below its limit as a limit, and needs no bounds", () => {
    const censored = smallStudy([
      ["A", -5, { X: 10 }],
      ["A", 20, { X: "<4" }],
      ["B", -5, { X: 20 }],
      ["B", 20, { X: 5 }],
    ]);
    const [row] = analyze(censored, planWith({ test: "prentice-wilcoxon" })).comparisons;
    const own = stats.pairedPrenticeWilcoxonTest(
      [10, 20].map((value) => ({ value, below: false })),
      [
        { value: 4, below: true },
        { value: 5, below: false },
      ],
    );
    expect(row.test.p).toBe(own.p);
    expect(row.test.statistic.value).toBe(own.statistic.value);
    expect(row.bounds).toEqual({ lowest: null, highest: null });
    expect(row.notes).toEqual(row.notes.filter((note) => !note.startsWith("bounds")));
  });
});

describe("--correlation", () => {
  const pooled = (changes: Parameters<typeof planWith>[0]) =>
    analyze(smallStudy(rows), planWith(changes)).correlations[0].pooled;
  const x = VALUES.flat();
  const score = VALUES.flatMap((_, i) => [i, 10 + i]);

  test("kendall is tau-b of the pooled samples", () => {
    const { tau, p } = stats.kendallTest(x, score);
    expect(pooled({ correlation: "kendall" })).toMatchObject({ rho: tau, p, interval: null });
  });

  test("partial-spearman is given the day", () => {
    const { r, p } = stats.partialSpearmanTest(x, score, [VALUES.flatMap(() => [-5, 20])]);
    const found = pooled({ correlation: "partial-spearman" });
    expect(found.rho).toBeCloseTo(r ?? Number.NaN, 12);
    expect(found.p).toBeCloseTo(p ?? Number.NaN, 12);
  });
});

describe("--adjust", () => {
  test.each(["holm", "by", "bonferroni"] as const)("%s is over the analytes", (adjust) => {
    const p = ["X", "Y"].map((id) => comparison({ adjust }, id)?.test.p ?? null);
    const adjusted = ["X", "Y"].map((id) => comparison({ adjust }, id)?.adjusted);
    expect(adjusted).toEqual(stats.adjustPValues(p, adjust));
  });

  test("westfall-young flips whole patients over the analytes, and relabels their visits for the phase test", () => {
    const other = VALUES.map(([before, after]) => Math.log2(128 / after) - Math.log2(256 / before));
    const { adjusted } = stats.westfallYoung([differences, other]);
    const [x, y] = ["X", "Y"].map((id) => comparison({ adjust: "westfall-young" }, id));
    expect([x?.adjusted, y?.adjusted]).toEqual(adjusted);
    const patients = VALUES.flatMap((_, i) => [i, i]);
    const phase = stats.westfallYoungPhase(
      patients,
      patients.map((_, i) => i % 2 === 1),
      [VALUES.flat(), VALUES.flatMap(([before, after]) => [256 / before, 128 / after])],
    );
    const expected = phase.adjusted.map((p, k) => Math.max(p ?? 0, [x, y][k]?.phase?.test.p ?? 0));
    expect([x?.phase?.adjusted, y?.phase?.adjusted]).toEqual(expected);
  });

  test("westfall-young says what it cannot go with", () => {
    expect(planProblem(planWith({ adjust: "westfall-young" }))).toBeNull();
    expect(planProblem(planWith({ adjust: "westfall-young", test: "sign" }))).toContain("needs --test signed-rank");
    expect(planProblem(planWith({ adjust: "westfall-young", alternative: "less" }))).toContain("two-sided");
    expect(planProblem(planWith({ adjust: "westfall-young", zeros: "wilcoxon" }))).toContain("pratt");
  });
});

describe("trends", () => {
  const windows = [
    { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
    { name: "early", from: 1, to: 100 },
    { name: "late", from: 101, to: Number.POSITIVE_INFINITY },
  ];
  const course: readonly Row[] = [
    ["A", -1, { X: 8 }],
    ["A", 50, { X: 4 }],
    ["A", 200, { X: 2 }],
    ["B", -1, { X: 16 }],
    ["B", 50, { X: 2 }],
    ["B", 200, { X: 4 }],
    ["C", -1, { X: 8 }],
    ["C", 200, { X: 1 }],
    ["D", 50, { X: 1 }],
  ];

  test("are none with two windows", () => {
    expect(analyze(smallStudy(course), planWith({})).trends).toEqual([]);
  });

  test("take complete patients, and Skillings–Mack those with two windows or more", () => {
    const [{ tests, nComplete, nPartial, medians }] = analyze(smallStudy(course), planWith({ windows })).trends;
    expect({ nComplete, nPartial }).toEqual({ nComplete: 2, nPartial: 3 });
    const complete = [
      [3, 2, 1],
      [4, 1, 2],
    ];
    expect(tests.friedman.test.p).toBe(stats.friedmanTest(complete).p);
    expect(tests.page.test.p).toBe(stats.pageTrendTest(complete).p);
    expect(tests.quade.test.p).toBe(stats.quadeTest(complete).p);
    expect(tests["skillings-mack"].test.p).toBe(stats.skillingsMackTest([...complete, [3, null, 0]]).p);
    expect(medians.map((value) => Math.log2(value ?? Number.NaN).toFixed(9))).toEqual([
      "3.500000000",
      "1.500000000",
      "1.500000000",
    ]);
  });

  test("tie what lies below a patient's highest limit", () => {
    const censored: readonly Row[] = [
      ["A", -1, { X: 8 }],
      ["A", 50, { X: "<4" }],
      ["A", 200, { X: 3 }],
    ];
    const [{ tests }] = analyze(smallStudy(censored), planWith({ windows })).trends;
    expect(tests.page.test.statistic.value).toBe(stats.pageTrendTest([[2, 1, 1]]).statistic.value);
  });
});
