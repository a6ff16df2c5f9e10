import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnalysisResult, Interval, PairedComparison } from "../../../src/analysis/result.js";
import { changeAxis } from "../../../src/report/charts/change-axis.js";
import { forest } from "../../../src/report/charts/forest.js";
import { forestRows } from "../../../src/report/charts/forest-rows.js";
import { fixture } from "../fixture.js";
import { renderedSvg } from "../render.js";

type Datum = Record<string, string | number>;
const data = (result: AnalysisResult) => (forest.spec(result).data as { values: Datum[] }).values;
const panels = (result: AnalysisResult) =>
  forest.spec(result).concat as { title: { text: string; subtitle: string } }[];
const subtitle = (result: AnalysisResult) => (forest.spec(result).title as { subtitle: string[] }).subtitle.join(" ");

/** The result with another interval of the phase test in one analyte. */
function withInterval(result: AnalysisResult, low: number, high: number): AnalysisResult {
  const id = ({ variable }: PairedComparison) => result.study.variables[variable].id;
  const interval: Interval = { low, high, requested: 0.95, achieved: 0.95 };
  const comparisons = result.comparisons.map((row) =>
    id(row) === "IL-6" && row.phase !== null ? { ...row, phase: { ...row.phase, interval } } : row,
  );
  return { ...result, comparisons };
}

describe("the forest", () => {
  const result = fixture({ patients: 3, analytes: 5 });

  test("draws estimate and interval of the phase test, the largest fall on top", () => {
    const analytes = data(result).filter(({ panel }) => panel === 0);
    expect(analytes.map(({ estimate }) => estimate)).toEqual(
      [...analytes.map(({ estimate }) => estimate)].sort((a, b) => Number(a) - Number(b)),
    );
    for (const { row, estimate, low, high, open } of analytes) {
      const own = result.comparisons.find(({ variable }) => result.study.variables[variable].id === row);
      expect([estimate, low, high, open]).toEqual([
        own?.phase?.estimate,
        own?.phase?.interval?.low,
        own?.phase?.interval?.high,
        "none",
      ]);
    }
  });

  test("has the paired estimate where nothing inside patients was tested, and says so", () => {
    const without = fixture({ patients: 12, analytes: 2, plan: { within: false } });
    for (const { row, estimate, low } of data(without)) {
      const own = without.comparisons.find(({ variable }) => without.study.variables[variable].id === row);
      expect([estimate, low]).toEqual([own?.estimate, own?.interval?.low]);
    }
    expect(subtitle(without)).toContain("signed-rank test");
    expect(subtitle(result)).toContain("they speak of these patients");
    expect(subtitle(fixture({ patients: 1, analytes: 2 }))).toContain("they speak of this patient.");
  });

  test("gives each score a panel of its own, and each pair of windows a column", () => {
    expect(panels(result).map(({ title }) => `${title.text}: ${title.subtitle}`)).toEqual([
      "Analytes: ratio after / before",
      "CK: difference (U/l), higher is worse",
      "CMAS: difference, lower is worse",
    ]);
    const windows = [
      { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
      { name: "early", from: 1, to: 365 },
      { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
    ];
    const several = fixture({ patients: 3, analytes: 2, plan: { windows } });
    expect(forest.spec(several).columns).toBe(2);
    expect(panels(several).map(({ title }) => title.subtitle.split(":")[0])).toEqual(
      Array(3).fill(["before → early", "before → late"]).flat(),
    );
    const order = (panel: number) =>
      data(several)
        .filter((row) => row.panel === panel)
        .map(({ row }) => row);
    expect(order(1)).toEqual(order(0));
  });

  test("draws an end without a bound as an arrow at the edge of the panel", async () => {
    for (const [low, high, open] of [
      [0, 0.9, "low"],
      [0.1, Number.POSITIVE_INFINITY, "high"],
    ] as const) {
      const changed = withInterval(result, low, high);
      const [row] = data(changed).filter(({ row }) => row === "IL-6");
      expect(row.open).toBe(open);
      const edge = changeAxis(
        forestRows(
          changed,
          changed.comparisons.filter(({ scale }) => scale === "log2"),
        ),
      ).domain;
      expect(open === "low" ? row.low : row.high).toBe(edge[open === "low" ? 0 : 1]);
      expect(subtitle(changed)).toContain("Arrow: no bound.");
      expect(await renderedSvg(forest.spec(changed))).not.toMatch(/NaN|Infinity/u);
    }
  });

  test("draws no line for an interval without any bound", () => {
    const [row] = data(withInterval(result, 0, Number.POSITIVE_INFINITY)).filter(({ row }) => row === "IL-6");
    expect([row.low, row.high, row.open]).toEqual([row.estimate, row.estimate, "none"]);
    expect(row.text).not.toContain("–");
  });

  test("leaves out what has no place on a logarithmic axis", () => {
    const comparisons = result.comparisons.map((row) =>
      row.scale === "log2" && row.phase !== null ? { ...row, phase: { ...row.phase, estimate: 0 } } : row,
    );
    expect(data({ ...result, comparisons }).map(({ row }) => row)).toEqual(["CK", "CMAS"]);
  });

  test("shows at most 60 analytes, those with the smallest p, and counts the others", () => {
    const many = fixture({ patients: 3, analytes: 70 });
    expect(data(many).filter(({ panel }) => panel === 0)).toHaveLength(60);
    expect(subtitle(many)).toContain("And 10 more variables, none with a smaller p.");
  });

  test("its axis holds no change and every number drawn, with ticks that are powers of two", () => {
    const [template] = forestRows(
      result,
      result.comparisons.filter(({ scale }) => scale === "log2"),
    );
    const ratio = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(ratio, ratio, ratio), { minLength: 1, maxLength: 5 }), (triples) => {
        const rows = triples.map(([low, estimate, high]) => ({ ...template, low, estimate, high, own: [] }));
        const { domain, ticks, none } = changeAxis(rows);
        expect(none).toBe(1);
        for (const x of [1, ...triples.flat()]) {
          expect(x).toBeGreaterThanOrEqual(domain[0]);
          expect(x).toBeLessThanOrEqual(domain[1]);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(9);
        for (const tick of ticks) expect(Number.isInteger(Math.log2(tick))).toBe(true);
        expect(ticks).toContain(1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
