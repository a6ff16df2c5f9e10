import { describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../../src/analysis/result.js";
import { scatter } from "../../../src/report/charts/scatter.js";
import { scatterPoints } from "../../../src/report/charts/scatter-points.js";
import { Mark } from "../../../src/study/measurement.js";
import { fixture } from "../fixture.js";
import { renderedSvg } from "../render.js";

type Panel = { title: { text: string; subtitle: string } };
const panels = (result: AnalysisResult) => scatter.spec(result).concat as Panel[];

describe("the scatter plot", () => {
  const result = fixture({ patients: 3, analytes: 5 });

  test("has at most twelve pairs, those with the smallest p inside patients, and counts the others", () => {
    const many = fixture({ patients: 3, analytes: 9 });
    expect(panels(many)).toHaveLength(12);
    expect((scatter.spec(many).title as { subtitle: string[] }).subtitle.join(" ")).toContain(
      "And 6 more pairs, none with a smaller p.",
    );
  });

  test("names analyte, unit and score, and how they go together inside patients and beyond the step", () => {
    expect(panels(result)[0].title).toMatchObject({
      text: "CXCL10 (pg/ml) and CK",
      subtitle: "rho −.55 inside (p = .006), −.10 beyond",
    });
    const without = fixture({ patients: 3, analytes: 5, plan: { within: false } });
    expect(panels(without)[0].title.subtitle).toBe("rho −.62 pooled");
  });

  test("has a point for each matched pair, at the limit where one lies beyond it", () => {
    const at = result.correlations.findIndex(
      ({ nBelow, analyte }) =>
        nBelow > 0 && result.study.columns[analyte].marks.some((mark) => (mark & Mark.kind) === Mark.below),
    );
    const correlation = result.correlations[at];
    const { values, marks } = result.study.columns[correlation.analyte];
    const points = scatterPoints(result, correlation, 0);
    const rows = [...correlation.analyteRows].filter((row) => (marks[row] & Mark.kind) !== Mark.missing);
    expect(points.map(({ value }) => value)).toEqual(rows.map((row) => values[row]));
    expect(points.map(({ reading }) => reading === "beyond a limit")).toEqual(
      rows.map((row) => (marks[row] & Mark.kind) === Mark.below),
    );
  });

  test("has a line only for patients with three points at different scores", async () => {
    const [correlation, ...rest] = result.correlations;
    const { patient } = result.study.samples;
    const few = (most: number) => {
      const seen = new Map<number, number>();
      return correlation.analyteRows.filter((row) => {
        const count = (seen.get(patient[row]) ?? 0) + 1;
        seen.set(patient[row], count);
        return count <= (patient[row] === 0 ? most : 5);
      });
    };
    for (const [most, lines] of [
      [2, 2],
      [3, 3],
    ]) {
      const rows = few(most);
      const own = { ...correlation, analyteRows: rows, scoreRows: rows };
      const svg = await renderedSvg(scatter.spec({ ...result, correlations: [own] }));
      expect(svg.match(/aria-roledescription="line mark"/gu)).toHaveLength(lines);
      expect(svg).not.toContain("NaN");
    }
    expect(rest.length).toBeGreaterThan(0);
  });

  test("at a constant score draws points and no line", async () => {
    const [correlation] = result.correlations;
    const columns = result.study.columns.map((column, i) =>
      i === correlation.score ? { ...column, values: column.values.map(() => 7) } : column,
    );
    const constant = { ...result, correlations: [correlation], study: { ...result.study, columns } };
    const svg = await renderedSvg(scatter.spec(constant));
    expect(svg).not.toMatch(/NaN|aria-roledescription="line mark"/u);
  });
});
