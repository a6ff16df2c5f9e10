/**
 * Draws charts for looking at: `node bench/render-charts.js SPEC.vl.json... -o DIR` writes an SVG and a PNG of each.
 * Text is set in whatever sans-serif font the machine has.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string", short: "o" } } });
const out = values.out ?? "charts";
const font = { loadSystemFonts: true, defaultFontFamily: "Liberation Sans" };
// Vega's types do not know it.
/** @type {{ textMetrics: { width: (item: object, text: string) => number } }} */ (
  /** @type {unknown} */ (vega)
).textMetrics.width = measured;
mkdirSync(out, { recursive: true });
/** Widths known by text and font: without a canvas Vega only guesses them, a third too wide. */
const widths = new Map();

for (const file of positionals) {
  const view = new vega.View(vega.parse(compile(JSON.parse(readFileSync(file, "utf8"))).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const png = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: 1.5 },
    font,
  });
  const name = join(out, basename(file).replace(/\.vl\.json$/u, ""));
  writeFileSync(`${name}.svg`, svg);
  writeFileSync(`${name}.png`, png.render().asPng());
}

/**
 * The width in pixels at which a text item will be set.
 * @param {{ fontSize?: number, fontWeight?: number | string }} item
 * @param {string} text
 */
function measured({ fontSize = 11, fontWeight = 400 }, text) {
  const key = `${fontSize} ${fontWeight} ${text}`;
  if (!widths.has(key)) {
    const escaped = String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="100"><text x="0" y="50" font-size="${fontSize}" font-weight="${fontWeight}">${escaped}</text></svg>`;
    widths.set(key, new Resvg(svg, { font }).getBBox()?.width ?? 0);
  }
  return widths.get(key);
}
