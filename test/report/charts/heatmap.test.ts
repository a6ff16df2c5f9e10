import { describe, expect, test } from "vitest";
import type { AnalysisResult, Correlation } from "../../../src/analysis/result.js";
import { heatmap } from "../../../src/report/charts/heatmap.js";
import { fixture } from "../fixture.js";
import { renderedSvg } from "../render.js";

type Datum = Record<string, string | number | null>;
const data = (result: AnalysisResult) => (heatmap.spec(result).data as { values: Datum[] }).values;
const facets = (result: AnalysisResult) =>
  (heatmap.spec(result).concat as { title: { text: string } }[]).map(({ title }) => title.text);

describe("the heat map", () => {
  const result = fixture({ patients: 3, analytes: 4 });
  const changed = (change: (row: Correlation) => Partial<Correlation>) => ({
    ...result,
    correlations: result.correlations.map((row) => ({ ...row, ...change(row) })),
  });
  const id = (variable: number) => result.study.variables[variable].id;

  test("has a cell for each pair in each of three facets", () => {
    expect(facets(result)).toEqual(["Inside patients", "Beyond the step", "Pooled"]);
    expect(data(result)).toHaveLength(3 * result.correlations.length);
    const cell = (facet: string) =>
      data(result).find((row) => row.facet === facet && row.variable === "IL-6" && row.score === "CK");
    expect(cell("Inside patients")).toMatchObject({ rho: -0.55, text: "−.55", samples: 39 });
    expect(cell("Beyond the step")).toMatchObject({ rho: -0.1, text: "−.10" });
    expect(cell("Pooled")).toMatchObject({ rho: -0.62, text: "−.62" });
  });

  test("has no facet for what was not computed", () => {
    expect(facets(fixture({ patients: 3, analytes: 2, plan: { within: false } }))).toEqual(["Pooled"]);
    expect(
      heatmap.applies(
        changed(() => ({ within: null, beyond: null, pooled: { ...result.correlations[0].pooled, rho: null } })),
      ),
    ).toBe(false);
  });

  test("fixes its colours to −1, 0 and 1, whatever the data", () => {
    const text = JSON.stringify(heatmap.spec(result));
    expect(text).toContain('"domain":[-1,0,1]');
    expect(text).not.toContain('"scheme"');
  });

  test("orders analytes from those that rise with disease to those that fall with it", () => {
    const rhos: Record<string, number> = { CXCL10: 0.2, "IL-18": -0.9, "IL-6": 0.9, "TNF-α": 0.1 };
    const turned = changed(({ analyte, score, within }) => ({
      within: within && { ...within, rho: id(score) === "CMAS" ? -(rhos[id(analyte)] ?? 0) : (rhos[id(analyte)] ?? 0) },
    }));
    const [{ layer }] = heatmap.spec(turned).concat as {
      layer: { encoding: { y: { scale: { domain: string[] } } } }[];
    }[];
    const known = layer[0].encoding.y.scale.domain.filter((name) => name in rhos);
    expect(known).toEqual(
      Object.keys(rhos)
        .filter((name) => known.includes(name))
        .sort((a, b) => rhos[b] - rhos[a]),
    );
    expect(known.length).toBeGreaterThan(2);
  });

  test("draws an undefined rho as such, not as zero", async () => {
    const holes = changed(({ analyte, beyond }) => ({
      beyond: id(analyte) === "IL-6" && beyond !== null ? { ...beyond, rho: null } : beyond,
    }));
    expect(data(holes).filter(({ rho }) => rho === null)).toHaveLength(2);
    const svg = await renderedSvg(heatmap.spec(holes));
    expect(svg.match(/fill="#d9d9d9"/gu)).toHaveLength(2);
  });
});
