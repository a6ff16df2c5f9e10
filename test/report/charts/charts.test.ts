import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../../src/analysis/result.js";
import { paired } from "../../../src/report/charts/paired.js";
import { choosePanels } from "../../../src/report/charts/panel-choice.js";
import { CHARTS } from "../../../src/report/charts/registry.js";
import { trajectories } from "../../../src/report/charts/trajectories.js";
import { Mark } from "../../../src/study/measurement.js";
import { fixture } from "../fixture.js";
import { fieldsNotInData } from "./encoded-fields.js";

const windows = [
  { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
  { name: "early", from: 91, to: 365 },
  { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
];
const RESULTS: readonly (readonly [string, AnalysisResult])[] = [
  ["3 patients, 1 analyte", fixture({ patients: 3, analytes: 1 })],
  ["3 patients, 5 analytes", fixture({ patients: 3, analytes: 5 })],
  ["3 patients, 25 analytes", fixture({ patients: 3, analytes: 25 })],
  ["12 patients, 5 analytes", fixture({ patients: 12, analytes: 5 })],
  ["200 patients, 45 analytes", fixture({ patients: 200, analytes: 45 })],
  ["3 patients, 1200 analytes", fixture({ patients: 3, analytes: 1200 })],
  ["20 patients, 3 windows", fixture({ patients: 20, analytes: 2, plan: { windows, excludeDays: [-10, 90] } })],
  ["1 patient, scores alone", fixture({ patients: 1, analytes: 0 })],
  ["3 patients of a group", fixture({ patients: 3, analytes: 2, group: "case" })],
  ["3 patients, nothing inside them tested", fixture({ patients: 3, analytes: 2, plan: { within: false } })],
];
const CASES = CHARTS.flatMap((chart) =>
  RESULTS.filter(([, result]) => chart.applies(result)).map(([name, result]) => ({
    kind: chart.kind,
    name,
    chart,
    result,
  })),
);

let valid: ValidateFunction;
beforeAll(() => {
  const schema = JSON.parse(readFileSync("node_modules/vega-lite/build/vega-lite-schema.json", "utf8"));
  valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
});

describe.each(CASES)("$kind of $name", ({ chart, result }) => {
  const spec = chart.spec(result);

  test("is valid Vega-Lite 6", () => {
    expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v6.json");
    expect(valid(spec)).toBe(true);
  });

  test("has a title, a subtitle with n and the windows, and a description", () => {
    const { text, subtitle } = spec.title as { text: string; subtitle: string[] };
    expect(text).toBe(result.group === null ? chart.title : `${chart.title}: ${result.group}`);
    expect(subtitle.join(" ")).toContain(`n = ${result.study.patients.length} patient`);
    for (const { name } of result.plan.windows) expect(subtitle.join(" ")).toContain(`${name} (`);
    expect(spec.description).toContain(chart.description);
  });

  test("encodes only fields its data have", () => {
    expect(fieldsNotInData(spec)).toEqual([]);
  });

  test("holds finite numbers, no dates, and is plain JSON", () => {
    const back = JSON.parse(JSON.stringify(spec));
    expect(back).toEqual(spec);
    expect(JSON.stringify(spec)).not.toMatch(/\d{4}-\d{2}-\d{2}|"temporal"/u);
    const { values } = spec.data as { values: object[] };
    for (const datum of values)
      for (const value of Object.values(datum))
        if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
  });

  test("tells each datum in words that name what they say, to pointers and to screen readers", () => {
    const says = Array.from(JSON.stringify(spec).matchAll(/"tooltip":(\[[^\]]*\])/gu), ([, list]) => JSON.parse(list));
    expect(says.length).toBeGreaterThan(0);
    for (const list of says)
      for (const { field, title } of list as { field: string; title: string }[]) expect(field && title).toBeTruthy();
    expect(JSON.stringify(spec).match(/"description":\{"value":\{"expr":/gu)).toHaveLength(says.length);
  });
});

describe("charts", () => {
  test("are drawn where there is something to draw", () => {
    const result = fixture({ patients: 3, analytes: 41 });
    for (const chart of CHARTS) expect(chart.applies(result)).toBe(true);
    const columns = result.study.columns.map(({ values }) => ({ values, marks: new Uint8Array(values.length) }));
    const comparisons = result.comparisons.map((row) => ({ ...row, pairs: [], phase: null, estimate: null }));
    const empty = { ...result, comparisons, correlations: [], study: { ...result.study, columns } };
    for (const chart of CHARTS) expect((chart.canBeDrawn ?? chart.applies)(empty)).toBe(chart.kind === "coverage");
  });

  test("have kinds of their own and leave the result alone", () => {
    expect(new Set(CHARTS.map(({ kind }) => kind)).size).toBe(CHARTS.length);
    const result = fixture({ patients: 3, analytes: 2 });
    const before = JSON.stringify(result.comparisons);
    for (const chart of CHARTS) expect(chart.spec(result)).toEqual(chart.spec(result));
    expect(JSON.stringify(result.comparisons)).toBe(before);
  });
});

describe("courses", () => {
  const chart = trajectories;

  test("put a non-detect at its limit, hollow, and draw the limit", () => {
    const result = fixture({ patients: 3, analytes: 3 });
    const { values } = chart.spec(result).data as { values: { variable: string; value: number; reading: string }[] };
    const below = values.filter(({ reading }) => reading === "below limit");
    const marks = result.study.columns.flatMap(({ marks }) => [...marks]);
    expect(below).toHaveLength(marks.filter((mark) => (mark & Mark.kind) === Mark.below).length);
    expect(new Set(below.map(({ value }) => value))).toEqual(new Set([3.2]));
    expect(JSON.stringify(chart.spec(result))).toContain('"values":[{"limit":3.2}]');
  });

  test("leave out what a logarithmic axis has no place for, and say so", () => {
    const result = fixture({ patients: 3, analytes: 1 });
    const at = result.study.variables.findIndex(({ id }) => id === "CXCL10");
    const values = result.study.columns[at].values.map((x, row) => (row < 2 ? -row : x));
    const columns = result.study.columns.map((column, i) => (i === at ? { ...column, values } : column));
    const spec = chart.spec({ ...result, study: { ...result.study, columns } });
    expect((spec.title as { subtitle: string[] }).subtitle.join(" ")).toContain("2 values not above zero not drawn.");
  });

  test("keep room for both where there are many scores and many analytes", () => {
    const many = (isScore: boolean) => Array.from({ length: 40 }, (_, i) => ({ isScore, p: (i + 1) / 41, size: 1 }));
    const chosen = choosePanels([...many(false), ...many(true)], 30);
    expect(chosen.map(({ isScore }) => isScore)).toEqual([...Array(15).fill(true), ...Array(15).fill(false)]);
    expect(Math.max(...chosen.map(({ p }) => p))).toBe(15 / 41);
    expect(choosePanels(many(true), 30)).toHaveLength(30);
    expect(choosePanels(many(false), 30)).toHaveLength(30);
    expect(choosePanels(many(false), 8)).toHaveLength(8);
  });

  test("prefer the largest change among those of the same p", () => {
    const sizes = [1.2, 3, 1.5, 12, Number.POSITIVE_INFINITY];
    const panels = sizes.map((size, i) => ({ isScore: false, p: [1e-7, 1e-7, 1e-9, 1e-6, 0.5][i], size }));
    expect(choosePanels(panels, 2).map(({ size }) => size)).toEqual([3, 12]);
    expect(choosePanels(panels, 4).map(({ size }) => size)).toEqual([1.2, 3, 1.5, 12]);
  });

  test("show scores first, and say how many variables did not fit", () => {
    const spec = chart.spec(fixture({ patients: 3, analytes: 31 }));
    const panels = spec.concat as { title: { text: string; subtitle: string } }[];
    expect(panels).toHaveLength(30);
    expect(panels.slice(0, 3).map(({ title }) => `${title.text}: ${title.subtitle}`)).toEqual([
      "CK: U/l, higher is worse",
      "CMAS: 0–52, lower is worse",
      "BAFF: pg/ml",
    ]);
    expect((spec.title as { subtitle: string[] }).subtitle.join(" ")).toContain("And 3 more variables");
  });
});

describe("pairs", () => {
  const chart = paired;

  test("join exactly the pairs that were tested, in the unit", () => {
    const result = fixture({ patients: 3, analytes: 1 });
    const [first, ...rest] = result.comparisons;
    const comparisons = [{ ...first, pairs: first.pairs.slice(1) }, ...rest];
    const { values } = chart.spec({ ...result, comparisons }).data as { values: Record<string, unknown>[] };
    const own = values.filter(({ variable }) => variable === "CK");
    expect(own.map(({ patient, window, value }) => [patient, window, value])).toEqual(
      first.pairs.slice(1).flatMap((pair) => [
        [result.study.patients[pair.patient], "before", pair.before.value],
        [result.study.patients[pair.patient], "after", pair.after.value],
      ]),
    );
  });

  test("stand at the limit where non-detects leave a value open", () => {
    const result = fixture({ patients: 3, analytes: 5 });
    const { values } = chart.spec(result).data as { values: Record<string, unknown>[] };
    const open = values.filter(({ reading }) => reading !== "known");
    expect(open.length).toBeGreaterThan(0);
    for (const { reading, value } of open) {
      expect(reading).toBe("below limit");
      expect(value).toBeCloseTo(3.2, 12);
    }
  });

  test("say that a small study has no small p", () => {
    const subtitle = (patients: number) =>
      (chart.spec(fixture({ patients, analytes: 1 })).title as { subtitle: string[] }).subtitle.join(" ");
    expect(subtitle(3)).toContain("never below .250 on these data");
    expect(subtitle(12)).not.toContain("never below");
  });
});
