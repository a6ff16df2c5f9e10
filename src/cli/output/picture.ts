import type { JsonObject } from "../../report/json.js";
import type { Call } from "../command.js";
import { didYouMean } from "../did-you-mean.js";
import { ExitCode, Stop } from "../exit-code.js";
import { showRemark } from "./diagnostics.js";

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

/** A chart as a picture; what the renderer complains of goes to stderr. */
export async function drawn(spec: JsonObject, format: PictureFormat, call: Call): Promise<string | Uint8Array> {
  const { renderSvg } = await import("../../report/render/svg.js");
  const svg = await renderSvg(spec, {
    warn: (message) => showRemark({ severity: "warning", message }, call.terminal, call),
  });
  if (format === "svg") return svg;
  const { renderPng } = await import("../../report/render/png.js");
  return renderPng(svg);
}
