import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { CHARTS } from "../../../src/report/charts/registry.js";
import { fontFiles } from "../../../src/report/render/fonts.js";
import { renderPng } from "../../../src/report/render/png.js";
import { renderSvg } from "../../../src/report/render/svg.js";
import { trueTypeMetrics } from "../../../src/report/render/true-type.js";
import { scratchFolder } from "../../cli/run-cli.js";
import { fixture } from "../fixture.js";

const scratch = scratchFolder();
const result = fixture({ patients: 3, analytes: 2 });
const chart = (title: string, description: string) => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  title,
  description,
  data: { values: [{ x: 1 }] },
  mark: "point",
  encoding: { x: { field: "x", type: "quantitative" } },
});

describe("a chart as SVG", () => {
  test("gives the same bytes however often and in whatever order it is drawn", async () => {
    const specs = CHARTS.map((kind) => kind.spec(result));
    const first = [];
    for (const spec of specs) first.push(await renderSvg(spec));
    const again = [];
    for (const spec of [...specs].reverse()) again.unshift(await renderSvg(spec));
    expect(again).toEqual(first);
  });

  test("is one image with a name and a description for screen readers", async () => {
    const svg = await renderSvg(chart("p < .05 & $& so on", "Says <this>."));
    expect(svg).toMatch(
      /^<svg [^>]*role="img"><title>p &lt; \.05 &amp; \$&amp; so on<\/title><desc>Says &lt;this&gt;\.<\/desc>/u,
    );
  });

  test("never loads what lies outside", async () => {
    const outside = { ...chart("a", "b"), data: { url: "file:///etc/hostname" } };
    const complaints: string[] = [];
    const svg = await renderSvg(outside, { warn: (message) => complaints.push(message) });
    expect(complaints.join()).toContain("a chart holds its own data; found file:///etc/hostname");
    expect(svg).not.toContain('aria-roledescription="point"');
  });

  test("tells what Vega-Lite complains of", async () => {
    const complaints: string[] = [];
    const wrong = {
      ...chart("a", "b"),
      encoding: { x: { field: "x", type: "quantitative", scale: { type: "band" } } },
    };
    await renderSvg(wrong, { warn: (message) => complaints.push(message) });
    expect(complaints.length).toBeGreaterThan(0);
  });
});

describe("a chart as SVG for paper", () => {
  const wide = { ...chart("a title that is long enough to be the widest thing of all", "b"), width: 200 };
  const root = (svg: string) => /width="([^"]+)" height="([^"]+)" viewBox="([^"]+)"/u.exec(svg)?.slice(1) ?? [];

  test("has that width in millimetres, at 96 pixels an inch, with room to the right where it is narrower", async () => {
    const [, height] = root(await renderSvg(wide));
    const [width, down, box] = root(await renderSvg(wide, { millimetres: 180 }));
    expect([width, box]).toEqual(["180mm", `0 0 680.315 ${height}`]);
    expect(Number.parseFloat(down)).toBeCloseTo((Number(height) * 25.4) / 96, 2);
  });

  test("is drawn smaller as a whole where it is wider", async () => {
    const plain = root(await renderSvg(wide));
    const [width, , box] = root(await renderSvg(wide, { millimetres: 60 }));
    expect([width, box]).toEqual(["60mm", `0 0 ${plain[0]} ${plain[1]}`]);
  });
});

describe("a chart as SVG with its font", () => {
  const spec = { ...chart("CXCL10 & β ≤ 3.2", "b"), mark: { type: "text" }, encoding: { text: { value: "ïjé–Å" } } };

  test("holds the letters it shows, drawn like those of the whole font", async () => {
    const svg = await renderSvg(spec, { embedFont: true });
    const faces = Array.from(svg.matchAll(/base64,([^)]+)\)/gu), ([, bytes]) => Buffer.from(bytes, "base64"));
    expect(faces).toHaveLength(2);
    // Letter by letter, since the subset has no kerning, nor has the layout.
    const draw = (letter: string, weight: number, fontFiles: string[]) => {
      const text = `<text x="5" y="40" font-family="Inter" font-weight="${weight}" font-size="40">${letter}</text>`;
      const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">${text}</svg>`;
      return Buffer.from(new Resvg(picture, { font: { fontFiles, loadSystemFonts: false } }).render().pixels);
    };
    const own = faces.map((bytes, i) => {
      const path = join(scratch, `${i}.ttf`);
      writeFileSync(path, bytes);
      return path;
    });
    for (const [letters, weight] of [
      ["ïjé–Å", 400],
      ["CXL10β≤3.2", 700],
    ] as const)
      for (const letter of letters) {
        const drawn = draw(letter, weight, own);
        expect(drawn.equals(draw(letter, weight, fontFiles())), letter).toBe(true);
        expect(
          drawn.some((value) => value > 0),
          letter,
        ).toBe(true);
      }
    for (const bytes of faces) {
      const { has, width } = trueTypeMetrics(bytes);
      expect([has("?"), width(" ")]).toEqual([false, expect.any(Number)]);
      expect(bytes.length).toBeLessThan(20_000);
    }
  });

  test("is otherwise the same, byte for byte", async () => {
    const svg = await renderSvg(spec, { embedFont: true });
    expect(svg.replace(/<style>.*<\/style>/u, "")).toBe(await renderSvg(spec));
    expect(await renderSvg(spec, { embedFont: true })).toBe(svg);
  });
});

describe("a chart as PNG", () => {
  test("has the size of the picture times the scale, and the same bytes again", async () => {
    const svg = await renderSvg(chart("a", "b"));
    const size = svg
      .match(/width="(\d+)" height="(\d+)"/u)
      ?.slice(1)
      .map(Number);
    for (const scale of [1, 3]) {
      const png = await renderPng(svg, { scale });
      const view = new DataView(png.buffer, png.byteOffset);
      expect([view.getUint32(16), view.getUint32(20)]).toEqual(size?.map((pixels) => pixels * scale));
      expect(Buffer.compare(await renderPng(svg, { scale }), png)).toBe(0);
    }
  });

  /** Dark pixels in the upper left corner of a picture that goes through PNG. */
  const ink = async (svg: string, width: number, height: number) => {
    const png = await renderPng(svg, { scale: 1 });
    const view = new DataView(png.buffer, png.byteOffset);
    const image = `<image width="${view.getUint32(16)}" height="${view.getUint32(20)}" xlink:href="data:image/png;base64,${Buffer.from(png).toString("base64")}"/>`;
    const { pixels } = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>${image}</svg>`,
    ).render();
    return pixels.filter((value, i) => i % 4 === 0 && value < 128).length;
  };

  test("holds its text, which without a font would be dropped silently", async () => {
    const inkOf = (text: string) =>
      ink(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="5" y="30" font-family="Inter, sans-serif" font-size="20">${text}</text></svg>`,
        200,
        40,
      );
    expect(await inkOf("")).toBe(0);
    for (const text of ["CXCL10", "β", "γ", "α", "→", "×", "≤"]) expect(await inkOf(text)).toBeGreaterThan(10);
  });

  test.each(CHARTS.filter(({ applies }) => applies(result)).map((kind) => [kind.kind, kind] as const))(
    "has ink where the title of %s is, and none there without it",
    async (_, { spec }) => {
      const drawn = spec(result);
      const titled = await renderSvg(drawn);
      const untitled = titled.replace(`>${(drawn.title as { text: string }).text}</text>`, "></text>");
      expect(untitled).not.toBe(titled);
      const height = 24;
      expect(await ink(titled, 200, height)).toBeGreaterThan(100);
      expect(await ink(untitled, 200, height)).toBe(0);
    },
  );
});
