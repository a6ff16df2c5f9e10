import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/run.js";
import { makeStudy, type Study } from "../../src/study/study.js";
import { type CellText, planWith, type Row, smallStudy } from "./small-study.js";

/** Each patient's cells of X before (days −30, −29, …) and after (days 30, 31, …). */
function study(patients: Readonly<Record<string, readonly [readonly CellText[], readonly CellText[]]>>): Study {
  return smallStudy(
    Object.entries(patients).flatMap(([patient, [before, after]]): Row[] => [
      ...before.map((X, i): Row => [patient, i - 30, { X }]),
      ...after.map((X, i): Row => [patient, i + 30, { X }]),
    ]),
  );
}

const comparison = (of: Study, plan = {}) => analyze(of, planWith(plan)).comparisons[0];

describe("limits that cross", () => {
  test("leave nothing to tell apart: no change inside patients, no association", () => {
    const rows: Row[] = ["A", "B"].flatMap((patient): Row[] => [
      [patient, -3, { X: 10, PGA: 9 }],
      [patient, -2, { X: 12, PGA: 8 }],
      [patient, 2, { X: "<100", PGA: 4 }],
      [patient, 3, { X: ">50", PGA: 3 }],
      [patient, 4, { X: 60, PGA: 2 }],
    ]);
    const { comparisons, correlations } = analyze(smallStudy(rows), planWith({}));
    const x = comparisons[1];
    expect([x.phase?.test.p, x.phase?.effect, x.phase?.estimate]).toEqual([1, 0.5, 1]);
    expect([correlations[0].pooled.p, correlations[0].within?.test.p]).toEqual([null, null]);
  });
});

describe("a window's median between a value below and one above a limit", () => {
  test("may lie anywhere on a logarithmic scale: the patient's windows tie in tests over three of them", () => {
    const rows: Row[] = ["A", "B", "C"].flatMap((patient): Row[] => [
      [patient, -50, { X: 5 }],
      [patient, 20, { X: "<4" }],
      [patient, 21, { X: ">9" }],
      [patient, 90, { X: 2 }],
    ]);
    const windows = [
      { name: "before", from: -100, to: 0 },
      { name: "early", from: 1, to: 50 },
      { name: "late", from: 51, to: 100 },
    ];
    const [{ tests }] = analyze(smallStudy(rows), planWith({ windows })).trends;
    // Friedman and Page: all orders alike; Quade and Skillings–Mack: no variation.
    expect(Object.values(tests).map(({ test }) => test.p)).toEqual([1, 1, null, null]);
  });
});

describe("bounds over non-detects hold the p that is reported", () => {
  test("where an end of a range meets a difference but for round-off", () => {
    const { test: paired, bounds } = comparison(study({ A: [[7], [1]], B: [[1], [">7"]], C: [[1], [100]] }));
    expect([paired.p, bounds]).toEqual([0.75, { lowest: 0.5, highest: 0.75 }]);
  });

  test("where there are too many completions to visit, and zeros among them", () => {
    const touching = Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`T${i}`, [[10 + i], [`<${10 + i}`]] as const]));
    const falling = Object.fromEntries([8000, 16000, 32000].map((x) => [`F${x}`, [[x], [1000]] as const]));
    const { test: paired, bounds } = comparison(study({ ...touching, ...falling } as Parameters<typeof study>[0]));
    expect(paired.p).toBe(0.25);
    if (bounds.highest !== null) expect(bounds.highest).toBeGreaterThanOrEqual(0.25);
    if (bounds.lowest !== null) expect(bounds.lowest).toBeLessThanOrEqual(0.25);
  });
});

describe("equal ratios", () => {
  test("tie inside patients although their logarithms differ in the last digit", () => {
    const six = Object.fromEntries(
      ["A", "B", "C", "D", "E", "F"].map((patient, i) => [patient, [[2 * (i + 1)], [3 * (i + 1)]] as const]),
    );
    const { phase } = comparison(study(six));
    expect([phase?.interval?.low, phase?.interval?.high]).toEqual([1.5, 1.5]);
  });

  test("keep the level of the interval: .96965 by enumeration of all gaps (Python, by a second pair of hands)", () => {
    const { phase } = comparison(
      study({
        A: [
          [12, 7, 3],
          [10, 4],
        ],
        B: [
          [3, 8, 8, 8],
          [6, 7, 11, 3, 15],
        ],
        C: [
          [12, 4, 12, 4],
          [9, 8, 5, 10, 14],
        ],
      }),
    );
    expect(phase?.interval?.low).toBe(0.75);
    expect(phase?.interval?.achieved).toBeCloseTo(0.96965, 5);
  });
});

describe("scales", () => {
  const npx = (of: Study): Study =>
    makeStudy({
      ...of,
      variables: of.variables.map((variable) => ({ ...variable, unit: "NPX", scale: "already-log2" })),
    });

  test.each(["linear", "log2"] as const)("NPX stays as it is under --scale %s", (scale) => {
    const data = npx(study({ A: [[-1, 2], [1]], B: [["<-1"], [0.5]], C: [[0], [-2]] }));
    const { scale: used, pairs } = comparison(data, { scale });
    expect(used).toBe("already-log2");
    expect(pairs.map(({ before }) => [before.low, before.value])).toEqual([
      [0.5, 0.5],
      [Number.NEGATIVE_INFINITY, -1.5],
      [0, 0],
    ]);
  });

  test("a variable that takes negative values has no floor at zero for its non-detects", () => {
    const {
      up,
      test: paired,
      bounds,
    } = comparison(study({ A: [[-3], ["<2"]], B: [[-4], ["<2"]], C: [[-6], ["<2"]] }), { scale: "linear" });
    expect([up, paired.p]).toEqual([0, 1]);
    expect(bounds).toEqual({ lowest: 0.25, highest: 1 });
  });
});

describe("what is left out", () => {
  test("a sample without a usable value takes no score from another", () => {
    const { alignment, correlations, exclusions } = analyze(
      smallStudy([
        ["A", 4, { X: 0, CMAS: 40 }],
        ["A", 5, { X: 6 }],
        ["B", 5, { X: 6, CMAS: 41 }],
      ]),
      planWith({}),
    );
    expect(Array.from(alignment.isSample)).toEqual([0, 1, 1]);
    expect(Array.from(correlations[0].analyteRows)).toEqual([1, 2]);
    expect([...exclusions].filter(({ what }) => what === "measurement")).toMatchObject([
      { variable: "X", day: 4, reason: "not positive, so it has no logarithm" },
    ]);
  });

  test("a day of nothing but NA is listed", () => {
    const { exclusions } = analyze(
      smallStudy([
        ["A", 22, { X: "NA" }],
        ["A", 30, { X: 2 }],
      ]),
      planWith({}),
    );
    expect([...exclusions]).toMatchObject([
      { what: "measurement", day: 22, reason: "marked as missing" },
      { what: "patient" },
    ]);
  });

  test("the note on upper limits counts the two windows compared", () => {
    const windows = [
      { name: "b", from: -9, to: 0 },
      { name: "e", from: 1, to: 9 },
      { name: "l", from: 400, to: 500 },
    ];
    const rows: Row[] = [
      ["A", -1, { X: 5 }],
      ["A", 3, { X: 6 }],
      ["A", 400, { X: ">6" }],
    ];
    const { comparisons } = analyze(smallStudy(rows), planWith({ windows }));
    expect(comparisons.map(({ notes }) => notes)).toEqual([[], ["1 above the upper limit, taken at it"]]);
  });
});

describe("one-sided", () => {
  test("are the before/after tests alone: a direction of change is none of association", () => {
    const rows: Row[] = ["A", "B", "C"].flatMap((patient, k): Row[] => [
      [patient, -20, { X: 30 + k, CMAS: 20 + k }],
      [patient, -10, { X: 20 + k, CMAS: 21 - k }],
      [patient, 10, { X: 4 + k, CMAS: 40 + k }],
      [patient, 20, { X: 3 - k / 2, CMAS: 44 - k }],
    ]);
    const less = analyze(smallStudy(rows), planWith({ alternative: "less" }));
    const both = analyze(smallStudy(rows), planWith({}));
    expect(less.comparisons[1].test.p).toBe((both.comparisons[1].test.p ?? 0) / 2);
    expect(less.comparisons[1].phase?.test.alternative).toBe("less");
    expect(less.correlations).toEqual(both.correlations);
  });
});
