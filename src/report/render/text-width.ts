import { fontMetrics, type Weight } from "./fonts.js";

/** What of a text mark decides its width. */
export interface SetText {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  /** The most pixels it may take; it is cut there. */
  readonly limit?: number;
}

/** The width in pixels at which a text is set in the bundled font; several, or the lines of one, are as wide as the widest. */
export function textWidth({ fontSize = 11, fontWeight = 400, limit = 0 }: SetText, text: unknown): number {
  if (Array.isArray(text))
    return text.reduce((most, line) => Math.max(most, textWidth({ fontSize, fontWeight, limit }, line)), 0);
  const width = fontSize * fontMetrics(weightOf(fontWeight)).width(String(text ?? "").trim());
  return limit > 0 ? Math.min(width, limit) : width;
}

/** The bundled weight that draws a weight asked for. */
export function weightOf(fontWeight: number | string): Weight {
  return fontWeight === "bold" || Number(fontWeight) >= 550 ? 700 : 400;
}
