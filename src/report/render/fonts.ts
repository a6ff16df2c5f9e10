import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.js";
import { type FontMetrics, trueTypeMetrics } from "./true-type.js";

/** The bundled fonts (Inter, under the SIL Open Font Licence), by weight; the build puts them beside the bundles. */
const FILES = { 400: "Inter_400Regular.ttf", 700: "Inter_700Bold.ttf" } as const;

export type Weight = keyof typeof FILES;

export const FONT_FAMILY = "Inter";

/** Paths of the font files. */
export function fontFiles(): string[] {
  return Object.values(FILES).map(pathOf);
}

function pathOf(file: string): string {
  return join(packageFolder(), "dist", "fonts", file);
}

/** The font file of a weight. */
export function fontBytes(weight: Weight): Uint8Array {
  return readFileSync(pathOf(FILES[weight]));
}

const metrics = new Map<Weight, FontMetrics>();

export function fontMetrics(weight: Weight): FontMetrics {
  let known = metrics.get(weight);
  if (known === undefined) {
    known = trueTypeMetrics(fontBytes(weight));
    metrics.set(weight, known);
  }
  return known;
}
