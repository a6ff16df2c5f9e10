import type { AnalysisResult } from "../../analysis/result.js";
import { type ChartKind, LARGEST_SPEC } from "../../report/charts/chart-kind.js";
import { pixelsOf } from "../../report/charts/look.js";
import { THEMES } from "../../report/charts/theme.js";
import type { JsonObject } from "../../report/json.js";
import type { DiagnosticOf } from "../../study/diagnostic.js";
import type { Call } from "../command.js";
import { didYouMean } from "../did-you-mean.js";
import { ExitCode, Stop } from "../exit-code.js";
import type { Pictures } from "../settings/pictures.js";
import { showDiagnostics, showRemark } from "./diagnostics.js";

export const PICTURE_FORMATS = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Endings of pictures that nobody would want a specification under. */
const OTHER_PICTURES = /\.(?:pdf|jpe?g|gif|webp|tiff?|eps|bmp|html?)$/iu;

/** What a file's ending asks for; null for a specification. */
export function pictureFormat(path: unknown): PictureFormat | null {
  const other = OTHER_PICTURES.exec(String(path))?.[0];
  if (other !== undefined)
    throw new Stop(ExitCode.usage, `charts are not drawn as ${other}`, "name a file that ends in .svg or .png");
  return PICTURE_FORMATS.find((format) => String(path).toLowerCase().endsWith(`.${format}`)) ?? null;
}

/** Reads `svg,png`. */
export function pictureFormats(list: string): PictureFormat[] {
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !PICTURE_FORMATS.some((format) => format === name));
  if (unknown !== undefined)
    throw new Stop(
      ExitCode.usage,
      `--render: "${unknown}" is no format of pictures`,
      didYouMean(unknown, PICTURE_FORMATS),
    );
  return PICTURE_FORMATS.filter((format) => names.includes(format));
}

/** A chart as its specification and as the text of it; one that outgrows 2 MB is warned of. */
export function specText(
  chart: ChartKind,
  result: AnalysisResult,
  { theme, width }: Pictures,
  call: Call,
): { spec: JsonObject; json: string } {
  const spec = chart.spec(result, { theme: THEMES[theme], width: width === null ? null : pixelsOf(width) });
  const json = `${JSON.stringify(spec, null, 1)}\n`;
  // A character takes three bytes at most: what is far smaller need not be counted.
  const size = 3 * json.length > LARGEST_SPEC ? Buffer.byteLength(json) : json.length;
  if (size > LARGEST_SPEC) showDiagnostics({ diagnostics: [tooLarge(chart, size)] }, call.terminal, call);
  return { spec, json };
}

function tooLarge({ kind }: ChartKind, size: number): DiagnosticOf<"warning"> {
  return {
    code: "large-chart",
    severity: "warning",
    message: `the specification of the chart "${kind}" takes ${(size / 1e6).toFixed(1)} MB; browsers draw it slowly`,
    hint: "choose fewer variables: --analyte, --score",
  };
}

/** A chart as a picture; what the renderer complains of goes to stderr. */
export async function drawn(
  spec: JsonObject,
  format: PictureFormat,
  { width, pngScale, embedFont }: Pictures,
  call: Call,
): Promise<string | Uint8Array> {
  const { renderSvg } = await import("../../report/render/svg.js");
  const svg = await renderSvg(spec, {
    millimetres: width,
    embedFont: embedFont && format === "svg",
    warn: (message) => showRemark({ severity: "warning", message }, call.terminal, call),
  });
  // Who looks at an SVG without its font may have another.
  if (format === "png" || embedFont) {
    const { lackingGlyphs } = await import("../../report/render/lacking-glyphs.js");
    tellOfBoxes(lackingGlyphs(svg), call);
  }
  if (format === "svg") return svg;
  const { renderPng } = await import("../../report/render/png.js");
  return renderPng(svg, { scale: pngScale });
}

/** The characters each call was told of. */
const TOLD = new WeakMap<Call, Set<string>>();
/** More than these are counted. */
const MOST_TOLD = 5;

/** Says once a call which characters a picture shows as boxes, and where. */
function tellOfBoxes(lacking: ReadonlyMap<string, string>, call: Call): void {
  const told = TOLD.get(call) ?? new Set();
  TOLD.set(call, told);
  const news = [...lacking].filter(([character]) => !told.has(character));
  if (news.length === 0) return;
  for (const [character] of news) told.add(character);
  const named = news.slice(0, MOST_TOLD).map(([character, text]) => `${character} (in "${text.trim()}")`);
  const more = news.length - named.length;
  const all = `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const message = `the font of pictures lacks ${all}: a box stands for each`;
  showRemark({ severity: "warning", message }, call.terminal, call);
}
