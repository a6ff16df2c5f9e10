import { FONT_FAMILY, fontFiles } from "./fonts.js";

export interface PngOptions {
  /** Pixels of the picture per pixel of the SVG; 2 by default, 3 for print at 288 dpi. */
  readonly scale?: number;
}

/** An SVG of `renderSvg` as PNG on white, set in the bundled font alone: whatever fonts a machine has play no part. */
export async function renderPng(svg: string, { scale = 2 }: PngOptions = {}): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: scale },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return picture.render().asPng();
}
