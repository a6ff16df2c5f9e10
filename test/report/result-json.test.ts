import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../src/analysis/result.js";
import { groupedResultJsonText, resultJson, resultJsonText } from "../../src/report/result-json.js";
import { inactiveDisease } from "../../src/study/inactive-disease.js";
import { fixture } from "./fixture.js";

const DIGEST = "0".repeat(64);
const result = fixture({ patients: 3, analytes: 4 });
const back = JSON.parse(JSON.stringify(resultJson(result, [DIGEST])));
const visit = { day: 9, disease: inactiveDisease({ CMAS: 50, CK: 90 }) };
const inactive: AnalysisResult["inactive"] = {
  visits: new Map(),
  patients: [
    { patient: 0, visits: 1, firstDay: null, undecided: 1, outcome: "undecidable", last: visit },
    { patient: 1, visits: 0, firstDay: null, undecided: 0, outcome: "no visit", last: null },
  ],
};
let valid: ValidateFunction;

beforeAll(() => {
  const schema = JSON.parse(readFileSync("src/report/result.schema.json", "utf8"));
  valid = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema);
});

describe("result.json", () => {
  test.each([
    ["three patients", result],
    ["twelve patients", fixture({ patients: 12, analytes: 2 })],
    ["courses towards inactive disease", fixture({ patients: 2, analytes: 1, inactive })],
    ["scores alone", fixture({ patients: 1, analytes: 0 })],
    ["three windows and excluded days", fixture({ patients: 3, analytes: 1, plan: { excludeDays: [-10, 90] } })],
  ])("of %s keeps to its published schema", (_, one) => {
    expect(valid(JSON.parse(JSON.stringify(resultJson(one, [DIGEST]))))).toBe(true);
    expect(valid.errors).toBeNull();
  });

  test.each([
    ["an unknown member", { ...back, extra: 1 }],
    ["a missing member", { ...back, remarks: undefined }],
    ["p = 0", { ...back, comparisons: [{ ...back.comparisons[0], test: { ...back.comparisons[0].test, p: 0 } }] }],
    ["a digest that is none", { ...back, inputs: [{ sha256: "abc" }] }],
    [
      "an unknown member deep inside",
      { ...back, plan: { ...back.plan, windows: [{ name: "a", from: 0, to: 1, x: 1 }] } },
    ],
  ])("the schema rejects %s", (_, wrong) => {
    expect(valid(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });

  test("writes open ends as text, since JSON has no infinity", () => {
    expect(back.plan.windows).toEqual([
      { name: "before", from: "-Infinity", to: 0 },
      { name: "after", from: 1, to: "Infinity" },
    ]);
    const linear = back.comparisons.find(({ variable }: { variable: string }) => variable === "CMAS");
    expect(linear.interval).toMatchObject({ low: "-Infinity", high: "Infinity" });
  });

  test("holds each comparison with its patients, and each correlation, in order", () => {
    expect(back.comparisons.map(({ variable }: { variable: string }) => variable)).toEqual(
      result.study.variables.map(({ id }) => id),
    );
    expect(back.comparisons[0].patients.map(({ patient }: { patient: string }) => patient)).toEqual(["A", "B", "C"]);
    expect(back.correlations).toHaveLength(result.correlations.length);
    expect(back.correlations[0]).toMatchObject({
      variable: "CXCL10",
      score: "CK",
      nSamples: 39,
      pooled: { rho: -0.62 },
    });
  });

  test("counts exclusions by kind and reason, without places", () => {
    expect(back.exclusions).toEqual([
      { what: "sample", reason: "in no window", count: 2 },
      { what: "measurement", reason: "empty cell", count: 1 },
    ]);
  });

  test("is written in pieces that together say the same", () => {
    for (const one of [result, fixture({ patients: 1, analytes: 0 })]) {
      const pieces = [...resultJsonText(one, [DIGEST])];
      expect(JSON.parse(pieces.join(""))).toEqual(JSON.parse(JSON.stringify(resultJson(one, [DIGEST]))));
      expect(pieces.length).toBeGreaterThan(one.comparisons.length + one.correlations.length);
    }
  });

  test("of a study split into groups holds what they share once, and each group's own result", () => {
    const results = ["case", "control"].map((group) => fixture({ patients: 2, analytes: 1, group }));
    const grouped = JSON.parse([...groupedResultJsonText(results, [DIGEST])].join(""));
    expect(valid(grouped)).toBe(true);
    const { schemaVersion, inputs, plan, groups } = grouped;
    expect(groups.map(({ group }: { group: string }) => group)).toEqual(["case", "control"]);
    for (const [i, { group, ...own }] of groups.entries())
      expect({ schemaVersion, inputs, plan, ...own }).toEqual(
        JSON.parse([...resultJsonText(results[i], [DIGEST])].join("")),
      );
    expect(valid({ ...grouped, comparisons: back.comparisons })).toBe(false);
    expect(valid({ schemaVersion, inputs, plan, remarks: [] })).toBe(false);
    expect(() => [...groupedResultJsonText([], [])]).toThrow("at least one group was required");
  });

  test("holds the tests inside patients, or null where they were left out", () => {
    expect(back.comparisons[0]).toMatchObject({
      phase: { effect: 0.04, test: { method: "phase test" }, pDrift: 0.4 },
      bounds: { lowest: 0.25, highest: 0.25 },
    });
    expect(back.comparisons[0].patients[0].phase).toMatchObject({ p: 0.006, floor: 0.004 });
    expect(back.correlations[0]).toMatchObject({
      within: { rho: -0.55 },
      beyond: { rho: -0.1 },
      repeated: { r: -0.6 },
    });
    const without = fixture({ patients: 3, analytes: 1, plan: { within: false } });
    const json = JSON.parse(JSON.stringify(resultJson(without, [DIGEST])));
    expect(valid(json)).toBe(true);
    expect(json.comparisons[0]).toMatchObject({ phase: null });
    expect(json.correlations[0]).toMatchObject({ within: null, beyond: null, repeated: null });
  });

  test("names no file, place, sample or date", () => {
    const text = JSON.stringify(back);
    for (const key of ["line", "file", "place", "files", "analyteRows", "marks", "pairs"])
      expect(text).not.toContain(`"${key}"`);
    expect(text).not.toContain("panel.csv");
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
  });
});
