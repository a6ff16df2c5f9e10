import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { CHARTS } from "../../../src/report/charts/registry.js";
import { THEMES } from "../../../src/report/charts/theme.js";
import { renderPng } from "../../../src/report/render/png.js";
import { fixture } from "../fixture.js";
import { renderedSvg } from "../render.js";

const result = fixture({ patients: 3, analytes: 2 });
const withLegend = CHARTS.filter(({ kind }) => ["trajectories", "paired", "forest", "scatter"].includes(kind));
/** What Vega-Lite names the signal that a click on a legend's entry sets. */
const LEGEND_SIGNAL = "picked_patient_legend";

/** The opacities of what is drawn in a patient's colour, or in any; what a legend draws itself apart. */
async function opacities(view: View, patient?: number): Promise<string[]> {
  const colours = patient === undefined ? THEMES.light.patients : [THEMES.light.patients[patient]];
  await view.runAsync();
  const paths =
    (await view.toSVG()).replace(/<g class="mark-group role-legend[\s\S]*?<\/text>/gu, "").match(/<path[^>]*>/gu) ?? [];
  return paths
    .filter((path) => colours.some((colour) => path.includes(`"${colour}"`)))
    .map((path) => /opacity="([\d.]+)"/u.exec(path)?.[1] ?? "1");
}

describe.each(withLegend.map((chart) => [chart.kind, chart] as const))("%s", (_, chart) => {
  const spec = chart.spec(result);

  test("lets its legend pick a patient: the others fade, in every panel", async () => {
    const view = new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: "none" });
    expect(await opacities(view)).not.toContain("0.1");
    view.signal(LEGEND_SIGNAL, "B");
    const [first, picked, last] = await Promise.all([0, 1, 2].map((patient) => opacities(view, patient)));
    expect(picked).not.toContain("0.1");
    for (const others of [first, last]) expect(others).toContain("0.1");
    view.finalize();
  });

  test("looks, as long as nothing is picked, like the picture, which leaves picking and tooltips out", async () => {
    const picture = await renderedSvg(spec);
    const view = new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: "none" });
    const [alive, drawn] = await Promise.all([await view.toSVG(), picture].map((svg) => renderPng(svg, { scale: 1 })));
    expect(Buffer.compare(alive, drawn)).toBe(0);
    view.finalize();
  });
});

test("nothing can be picked of one patient, or of patients drawn alike", () => {
  for (const patients of [1, 20, 200])
    for (const chart of withLegend)
      expect(JSON.stringify(chart.spec(fixture({ patients, analytes: 2 })))).not.toContain('"param');
});
