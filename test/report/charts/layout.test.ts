import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnalysisResult } from "../../../src/analysis/result.js";
import { DEFAULT_LOOK, type Look, pixelsOf } from "../../../src/report/charts/look.js";
import { CHARTS } from "../../../src/report/charts/registry.js";
import { THEMES } from "../../../src/report/charts/theme.js";
import type { JsonObject } from "../../../src/report/json.js";
import { fixture } from "../fixture.js";
import { renderedSvg } from "../render.js";
import { contrast, over, rgb } from "./colour.js";
import { type Box, type DrawnMark, type DrawnPicture, drawnPicture } from "./drawn-picture.js";

const windows = [
  { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
  { name: "early", from: 91, to: 365 },
  { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
];
const LOOKS: Readonly<Record<string, Look>> = {
  "as wide as it needs": DEFAULT_LOOK,
  "print, 85 mm": { theme: THEMES.print, width: pixelsOf(85) },
  "light, 180 mm": { theme: THEMES.light, width: pixelsOf(180) },
};
const RESULTS: Readonly<Record<string, AnalysisResult>> = {
  "1 patient, scores alone": fixture({ patients: 1, analytes: 0 }),
  "3 patients, 25 analytes": fixture({ patients: 3, analytes: 25 }),
  "12 patients, 3 windows": fixture({ patients: 12, analytes: 5, plan: { windows, excludeDays: [-10, 90] } }),
  "20 patients, 92 analytes": fixture({ patients: 20, analytes: 92 }),
  "200 patients, 92 analytes": fixture({ patients: 200, analytes: 92 }),
  "3 patients, 5400 analytes": fixture({ patients: 3, analytes: 5400 }),
};

/** Charts whose data are cells, and those that count squares where there are many patients. */
const CELLS = new Set(["heatmap", "nondetects"]);
const isCounted = (kind: string, { study }: AnalysisResult) =>
  study.patients.length > 60 && ["scatter", "coverage"].includes(kind);

/** Every text lies in the picture and apart from every other; all of it, and every mark, stands out. */
function expectReadable(picture: DrawnPicture): void {
  const { width, height, texts, marks } = picture;
  const inside = { left: -0.5, right: width + 0.5, top: -0.5, bottom: height + 0.5 };
  expect(texts.filter((text) => !contains(inside, text)).map(({ text }) => text)).toEqual([]);
  expect(texts.filter(({ text }) => text.includes("…")).map(({ text }) => text)).toEqual([]);
  expect(overlapping(texts)).toEqual([]);
  const faint = texts.filter((text) => {
    const behind = backgroundAt(marks, (text.left + text.right) / 2, (text.top + text.bottom) / 2);
    return contrast(over(rgb(text.fill), text.opacity, behind), behind) < 4.5;
  });
  expect(faint.map(({ text, fill }) => `${text} in ${fill}`)).toEqual([]);
  const behind = windowsOf(marks);
  expect([...new Set(marks.filter(isData).flatMap((mark) => faintOn(mark, behind)))]).toEqual([]);
}

function overlapping(texts: DrawnPicture["texts"]): string[] {
  const sorted = [...texts].sort((a, b) => a.left - b.left);
  return sorted.flatMap((a, i) => {
    const found: string[] = [];
    for (let j = i + 1; j < sorted.length && sorted[j].left < a.right - 0.5; j++)
      if (a.top < sorted[j].bottom - 0.5 && sorted[j].top < a.bottom - 0.5) found.push(`${a.text} / ${sorted[j].text}`);
    return found;
  });
}

function contains(outer: Box, { left, right, top, bottom }: Box): boolean {
  return outer.left <= left && right <= outer.right && outer.top <= top && bottom <= outer.bottom;
}

/** Points and lines; the shades of cells are said by their texts, those of bands by their line. */
function isData({ role }: DrawnMark): boolean {
  return role === "point" || role === "line mark" || role === "rule mark";
}

/** What is behind a point: whatever filled rectangle was drawn there last, windows too, else white. */
function backgroundAt(marks: readonly DrawnMark[], x: number, y: number) {
  return marks
    .filter(({ fill, left, right, top, bottom }) => fill !== null && left < x && x < right && top < y && y < bottom)
    .reduce((behind, { fill, opacity }) => over(rgb(fill ?? "white"), opacity, behind), rgb("white"));
}

/** The shades of windows that there may be behind a mark, each once, and white. */
function windowsOf(marks: readonly DrawnMark[]) {
  const windows = marks.filter((mark) => mark.role === "" && mark.fill !== null && mark.opacity < 0.3);
  const shades = new Map(windows.map((mark) => [`${mark.fill} ${mark.opacity}`, mark]));
  return Array.from(shades.values(), ({ fill, opacity }) => over(rgb(fill ?? "white"), opacity, rgb("white"))).concat([
    rgb("white"),
  ]);
}

/** A mark too faint for what there may be behind it. */
function faintOn({ stroke, fill, opacity }: DrawnMark, shades: ReturnType<typeof windowsOf>): string[] {
  const colour = stroke ?? fill;
  const isFaint = shades.some((back) => contrast(over(rgb(colour ?? "white"), opacity, back), back) < 3);
  return isFaint ? [`${colour} at ${opacity}`] : [];
}

describe.each(Object.entries(RESULTS))("charts of %s", (name, result) => {
  const possible = CHARTS.filter((chart) => (chart.canBeDrawn ?? chart.applies)(result));

  // The third look differs from the second in room alone: two studies are enough.
  const looks = Object.entries(LOOKS).slice(0, /25 analytes|3 windows/u.test(name) ? 3 : 2);
  describe.each(looks)("%s", (_, look) => {
    test.each(possible.map((chart) => [chart.kind, chart] as const))("%s can be read", async (_, chart) => {
      const spec = chart.spec(result, look);
      expect(JSON.stringify(spec).length).toBeLessThan(2_000_000);
      const svg = await renderedSvg(spec);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
      const picture = drawnPicture(svg);
      expectReadable(picture);
      const role = CELLS.has(chart.kind) || isCounted(chart.kind, result) ? "rect mark" : "point";
      const drawn = picture.marks.filter((mark) => mark.role === role);
      expect(drawn).toHaveLength((spec.data as { values: unknown[] }).values.length);
      // A little wider is made smaller as a whole; letters then stay near their size.
      if (look.width !== null) expect(picture.width).toBeLessThan(look.width * 1.08);
    });
  });
});

describe("panels beside each other", () => {
  const result = RESULTS["3 patients, 25 analytes"];
  const drawn = CHARTS.filter(({ kind }) => ["paired", "scatter"].includes(kind));

  test.each(drawn.map((chart) => [chart.kind, chart] as const))(
    "of %s have their titles on one line",
    async (_, chart) => {
      for (const width of [null, pixelsOf(120), pixelsOf(180)]) {
        const spec = chart.spec(result, { theme: THEMES.light, width });
        const titles = (spec.concat as { title: { text: string | string[] } }[]).flatMap(({ title }) => title.text);
        const tops = drawnPicture(await renderedSvg(spec))
          .texts.filter(({ text }) => titles.includes(text))
          .map(({ top }) => top)
          .sort((a, b) => a - b);
        const steps = tops.slice(1).map((top, i) => top - tops[i]);
        expect(steps.length).toBeGreaterThan(3);
        // Less than a line.
        expect(steps.filter((step) => step > 0.1 && step < 10)).toEqual([]);
      }
    },
  );
});

describe("charts of the examples", () => {
  const specs = ["three", "twelve"].flatMap((count) => {
    const folder = `examples/synthetic-${count}-patients/results/charts`;
    return readdirSync(folder)
      .filter((name) => name.endsWith(".vl.json"))
      .map((name) => `${folder}/${name}`);
  });

  test.each(specs)("%s can be read", async (path) => {
    expectReadable(drawnPicture(await renderedSvg(JSON.parse(readFileSync(path, "utf8")) as JsonObject)));
  });
});
