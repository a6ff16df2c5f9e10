import { FONT_FAMILY, fontFiles } from "./fonts.js";

export interface PngOptions {
  /** Pixels of the picture per pixel of the SVG; 2 by default; 300 dpi are 3.125. */
  readonly scale?: number;
}

/** An SVG of `renderSvg` as PNG on white, set in the bundled font alone: whatever fonts a machine has play no part. */
export async function renderPng(svg: string, { scale = 2 }: PngOptions = {}): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const { crc32 } = await import("node:zlib");
  const picture = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: scale },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return withDensity(picture.render().asPng(), (scale * 96) / 0.0254, crc32);
}

/** Length of a PNG's signature and its first chunk, which holds the size. */
const HEADER = 33;

/** The picture with its pixels per metre, so that it is as wide on paper as the SVG. */
function withDensity(png: Uint8Array, density: number, crc32: (bytes: Uint8Array) => number): Uint8Array {
  const chunk = new DataView(new ArrayBuffer(21));
  chunk.setUint32(0, 9);
  for (const [i, letter] of [..."pHYs"].entries()) chunk.setUint8(4 + i, letter.charCodeAt(0));
  chunk.setUint32(8, Math.round(density));
  chunk.setUint32(12, Math.round(density));
  chunk.setUint8(16, 1);
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return Buffer.concat([png.subarray(0, HEADER), new Uint8Array(chunk.buffer), png.subarray(HEADER)]);
}
