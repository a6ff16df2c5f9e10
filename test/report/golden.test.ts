import { describe, expect, test } from "vitest";
import { CHARTS } from "../../src/report/charts/registry.js";
import { comparisonsTable } from "../../src/report/table/comparisons.js";
import { FORMATS, renderTable } from "../../src/report/table/render-table.js";
import { fixture } from "./fixture.js";

/** What is written, kept whole, so that a change of it is seen and meant. The numbers are the fixture's, made up. */
describe("what is written stays as it was", () => {
  const result = fixture({ patients: 3, analytes: 2 });

  test.each(FORMATS)("comparisons as %s", async (format) => {
    const text = [...renderTable(comparisonsTable(result), format)].join("");
    await expect(text).toMatchFileSnapshot(`golden/comparisons.${format === "table" ? "txt" : format}`);
  });

  test.each(CHARTS.map((chart) => [chart.kind, chart] as const))("chart %s", async (kind, chart) => {
    const text = `${JSON.stringify(chart.spec(result), null, 1)}\n`;
    await expect(text).toMatchFileSnapshot(`golden/${kind}.vl.json`);
  });
});
