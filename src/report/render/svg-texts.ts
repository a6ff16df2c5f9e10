import type { Weight } from "./fonts.js";
import { weightOf } from "./text-width.js";

/** A text of an SVG of ours with its attributes; lines of one text are `tspan` inside it. */
const TEXT = /<text([^>]*)>([\s\S]*?)<\/text>/gu;
const WEIGHT = /font-weight="([^"]*)"/u;
const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The texts an SVG of ours shows, each with the weight it is set in. */
export function* svgTexts(svg: string): Generator<{ readonly weight: Weight; readonly text: string }> {
  for (const [, attributes, content] of svg.matchAll(TEXT)) {
    const text = content.replace(/<[^>]*>/gu, "").replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity]);
    yield { weight: weightOf(WEIGHT.exec(attributes)?.[1] ?? "normal"), text };
  }
}
