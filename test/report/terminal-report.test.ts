import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../src/analysis/result.js";
import { terminalReport } from "../../src/report/terminal/terminal-report.js";
import { fixture } from "./fixture.js";

const report = (result: AnalysisResult, width = 100) => [...terminalReport(result, { width })].join("");

describe("the report on the terminal", () => {
  test("of three patients reads as it should", async () => {
    await expect(report(fixture({ patients: 3, analytes: 5 }))).toMatchFileSnapshot("golden/three-patients.txt");
  });

  test("of twelve patients counts directions and has no column a patient", async () => {
    await expect(report(fixture({ patients: 12, analytes: 3 }), 120)).toMatchFileSnapshot("golden/twelve-patients.txt");
  });

  test.each([60, 80, 100, 120])("keeps to %d columns", (width) => {
    for (const [patients, analytes] of [
      [3, 25],
      [12, 3],
      [1, 0],
    ])
      for (const line of report(fixture({ patients, analytes }), width).split("\n"))
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
  });

  test("says each remark once, warnings marked with more than colour", () => {
    const text = report(fixture({ patients: 3, analytes: 2 }), 200);
    expect(text.match(/cannot give a p below/gu)).toHaveLength(1);
    expect(text).toContain("\n! IL-6: 2 values are not positive");
    expect(text).toContain("\n- With 3 patients");
  });

  test("shows the rows with the smallest p where not all fit, and says how many there are", () => {
    const result = fixture({ patients: 3, analytes: 45, plan: { within: false } });
    const p = (i: number) => (result.study.variables[result.comparisons[i].variable].id === "analyte 45" ? 0.001 : 0.9);
    const comparisons = result.comparisons.map((row, i) => ({ ...row, test: { ...row.test, p: p(i) } }));
    const text = report({ ...result, comparisons });
    expect(text).toMatch(/^analyte 45 .* \.001\* /mu);
    expect(text).toContain("… and 5 more, none with a smaller p: comparisons.csv");
    expect(text).toContain("… and 75 more, none with a smaller p: correlations.csv");
  });

  test("counts what was left out by reason", () => {
    const text = report(fixture({ patients: 3, analytes: 1 }));
    expect(text).toContain("2 samples: in no window\n1 measurement: empty cell\n");
  });

  test("never prints a verdict", () => {
    for (const patients of [3, 12]) expect(report(fixture({ patients, analytes: 3 }))).not.toMatch(/signific/iu);
  });

  test("shows a value that is only known to lie below a limit as such", () => {
    expect(report(fixture({ patients: 3, analytes: 5 }))).toMatch(/^galectin-9 .*10\.9 {2}→ <3\.2/mu);
  });
});
