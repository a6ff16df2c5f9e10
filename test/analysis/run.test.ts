import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { samplesGiven } from "../../src/analysis/align.js";
import type { Exclusion } from "../../src/analysis/result.js";
import { analyze } from "../../src/analysis/run.js";
import { Mark } from "../../src/study/measurement.js";
import { type CellText, planWith, type Row, smallStudy } from "./small-study.js";

const cellText: fc.Arbitrary<CellText> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 30 }) },
  fc.integer({ min: 1, max: 9 }).map((x): CellText => `<${x}`),
  fc.constantFrom<CellText>("NA", null),
);
const row = fc.tuple(
  fc.constantFrom("A", "B", "C", "D"),
  fc.integer({ min: -40, max: 120 }),
  fc.record({
    "IL-6": cellText,
    "IL-8": cellText,
    CMAS: fc.oneof(fc.integer({ min: 0, max: 52 }), fc.constant<CellText>(null)),
  }),
);
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 30, selector: ([patient, day]) => `${patient} ${day}` });
const plans = fc.constantFrom(
  planWith({}),
  planWith({ excludeDays: [-10, 30] }),
  planWith({ scale: "linear", summary: "nearest" }),
  planWith({
    windows: [
      { name: "early", from: -40, to: -5 },
      { name: "mid", from: 0, to: 40 },
      { name: "late", from: 60, to: 120 },
    ],
  }),
);

const of = (exclusions: Iterable<Exclusion>, what: Exclusion["what"]) =>
  [...exclusions].filter((exclusion) => exclusion.what === what);

describe("used + excluded = eligible", () => {
  test("for samples, measurements, patients and matches, for any study and plan", () => {
    fc.assert(
      fc.property(rows, plans, (list, plan) => {
        const study = smallStudy(list);
        const { alignment, comparisons, correlations, exclusions } = analyze(study, plan);
        const { window, isSample, scoreRows } = alignment;
        const inWindow = Array.from(window).filter((w) => w >= 0).length;
        expect(inWindow + of(exclusions, "sample").length).toBe(study.samples.length);
        for (const comparison of comparisons)
          expect(comparison.pairs.length + comparison.excluded.length).toBe(study.patients.length);
        expect(of(exclusions, "patient")).toHaveLength(
          comparisons.reduce((sum, { excluded }) => sum + excluded.length, 0),
        );

        const given = { analyte: samplesGiven(study, "analyte"), score: samplesGiven(study, "score") };
        for (const { id, role } of study.variables) {
          const eligible = Array.from(window.keys()).filter((r) => window[r] >= 0 && given[role][r]).length;
          const left = of(exclusions, "measurement").filter(({ variable }) => variable === id).length;
          const used = analyze(study, { ...plan, windows: plan.windows }).comparisons;
          const index = study.variables.findIndex((variable) => variable.id === id);
          const counted = countUsed(used.filter(({ variable }) => variable === index));
          expect(counted + left).toBe(eligible);
        }
        for (const [score, visits] of scoreRows) {
          const matched = visits.filter((visit) => visit >= 0).length;
          const unmatched = of(exclusions, "match").filter(({ variable }) => variable === study.variables[score].id);
          const samples = Array.from(window.keys()).filter((r) => window[r] >= 0 && isSample[r]).length;
          const scored = Array.from(window.keys()).filter(
            (r) => window[r] >= 0 && (study.columns[score].marks[r] & Mark.kind) !== Mark.missing,
          ).length;
          expect(2 * matched + unmatched.length).toBe(samples + scored);
        }
        for (const { pooled } of correlations)
          if (pooled.p !== null) expect(pooled.p).toBeGreaterThanOrEqual(pooled.floor ?? 0);
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

/** Usable samples by window, from the patients' own lines: the first window is in every pair, each later one in its own. */
function countUsed(comparisons: ReturnType<typeof analyze>["comparisons"]): number {
  const before = comparisons[0].patients.reduce((sum, { nBefore }) => sum + nBefore, 0);
  return before + comparisons.reduce((sum, { patients }) => sum + patients.reduce((s, { nAfter }) => s + nAfter, 0), 0);
}

describe("a comparison", () => {
  const study: readonly Row[] = [
    ["A", -20, { "IL-6": 8, CMAS: 20 }],
    ["A", -10, { "IL-6": 32, CMAS: 24 }],
    ["A", 100, { "IL-6": 4, CMAS: 44 }],
    ["B", -5, { "IL-6": 4, CMAS: 30 }],
    ["B", 50, { "IL-6": "<2", CMAS: 40 }],
    ["C", -5, { "IL-6": 16, CMAS: 10 }],
    ["C", 40, { "IL-6": 4, CMAS: 45 }],
    ["D", -5, { "IL-6": 16, CMAS: 10 }],
  ];
  const { comparisons, remarks } = analyze(smallStudy(study), planWith({}));
  const il6 = comparisons[1];

  test("takes one value a patient and window, on the analysis scale", () => {
    // A: median of log2 8 and log2 32 is 4, then 2; B: 2, then log2(2/√2) = ½; C: 4, then 2.
    expect(il6.pairs.map(({ before, after, difference }) => [before.value, after.value, difference])).toEqual([
      [4, 2, -2],
      [2, 0.5, -1.5],
      [4, 2, -2],
    ]);
    expect(il6.excluded).toEqual([{ patient: 3, reason: 'no value in "after"' }]);
  });

  test("gives estimates back in the unit: ratios on log2, differences on scores", () => {
    // Walsh averages of −2, −1.5, −2: −2, −2, −2, −1.75, −1.75, −1.5; the median is −1.875.
    expect(il6.estimate).toBeCloseTo(2 ** -1.875, 9);
    expect(il6.interval).toMatchObject({ low: 0, high: Number.POSITIVE_INFINITY });
    expect([il6.medianBefore, il6.medianAfter]).toEqual([16, 4]);
    // CMAS: 22 → 44, 30 → 40, 10 → 45.
    expect(comparisons[0].estimate).toBe(22.25);
    expect([il6.up, il6.down, il6.nBelowBefore, il6.nBelowAfter]).toEqual([0, 3, 0, 1]);
  });

  test("at three patients has the p it can have, 2^(1−3), which is its floor", () => {
    expect([il6.test.p, il6.test.floor, il6.adjusted]).toEqual([0.25, 0.25, 0.25]);
    expect(il6.effect).toBe(-1);
  });

  test("carries a line for every patient, also one without a pair", () => {
    expect(
      il6.patients.map(({ nBefore, nAfter, nBelow, medianBefore, estimate, direction }) => [
        nBefore,
        nAfter,
        nBelow,
        medianBefore,
        estimate,
        direction,
      ]),
    ).toEqual([
      [2, 1, 0, 16, 0.25, -1],
      [1, 1, 1, 4, Number((2 ** -1.5).toPrecision(14)), -1],
      [1, 1, 0, 16, 0.25, -1],
      [1, 0, 0, 16, null, null],
    ]);
  });

  test("says once what three patients can show", () => {
    expect(remarks.filter(({ code }) => code === "few-patients").map(({ message }) => message)).toEqual([
      "With 3 patients a paired test cannot give a p below .25, however large the change: a large p here is no evidence that nothing changed, and no adjusted p can be small. What 3 patients can show is how each of them changed: direction, size and course, a line per patient.",
    ]);
  });

  test("names the samples of the first weeks and the flag that leaves them out, unless they are left out", () => {
    const code = (plan: ReturnType<typeof planWith>) =>
      analyze(smallStudy(study), plan).remarks.find((remark) => remark.code === "first-weeks");
    expect(code(planWith({}))?.message).toMatch(
      /^6 visits lie between day −10 and day 90.*--exclude-days -10\.\.90 leaves them out\.$/u,
    );
    expect(code(planWith({ excludeDays: [-10, 90] }))).toBeUndefined();
  });

  test("without a pair keeps its row, with p null and the reason", () => {
    const only = analyze(smallStudy([["A", -5, { "IL-6": 3 }]]), planWith({})).comparisons[0];
    expect(only.test).toMatchObject({ p: null, n: 0 });
    expect(only.notes).toEqual([only.test.reason]);
    expect(only.adjusted).toBeNull();
  });
});

describe("families", () => {
  test("adjust analytes, scores and each pair of windows on their own", () => {
    const patients = ["A", "B", "C", "D", "E", "F"];
    const list: Row[] = patients.flatMap((patient, i): Row[] => [
      [patient, -10, { X1: 10 + i, X2: 20, X3: 5 + i, CMAS: 10 + i }],
      [patient, 100, { X1: 1 + i, X2: 20 + (i % 2 ? 1 : -1) * (i + 1), X3: 5 + i + (i < 5 ? 1 : -1), CMAS: 40 + i }],
    ]);
    const { comparisons } = analyze(smallStudy(list), planWith({ adjust: "holm" }));
    const [cmas, x1, x2, x3] = comparisons;
    expect(cmas.adjusted).toBe(cmas.test.p);
    expect(x1.test.p).toBe(2 / 64);
    expect(x1.adjusted).toBeCloseTo(3 * (2 / 64), 14);
    for (const { adjusted, test } of [x2, x3]) expect(adjusted).toBeGreaterThanOrEqual(test.p ?? 0);
  });
});
