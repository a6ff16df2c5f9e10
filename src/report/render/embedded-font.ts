import { fontSubset } from "./font-subset.js";
import { FONT_FAMILY, fontBytes, type Weight } from "./fonts.js";
import { weightOf } from "./text-width.js";

/** A text of an SVG of ours with its attributes; lines of one text are `tspan` inside it. */
const TEXT = /<text([^>]*)>([\s\S]*?)<\/text>/gu;
const WEIGHT = /font-weight="([^"]*)"/u;

/** A style that holds the letters an SVG shows, weight by weight. */
export function embeddedFont(svg: string): string {
  const characters = new Map<Weight, Set<string>>();
  for (const [, attributes, content] of svg.matchAll(TEXT)) {
    const weight = weightOf(WEIGHT.exec(attributes)?.[1] ?? "normal");
    const own = characters.get(weight) ?? new Set<string>();
    characters.set(weight, own);
    for (const character of content.replace(/<[^>]*>/gu, "")) own.add(character);
    for (const [entity, character] of ENTITIES) if (content.includes(entity)) own.add(character);
  }
  const faces = [...characters]
    .sort(([a], [b]) => a - b)
    .map(([weight, own]) => {
      const bytes = Buffer.from(fontSubset(fontBytes(weight), [...own].sort())).toString("base64");
      return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};src:url(data:font/ttf;base64,${bytes})}`;
    });
  return faces.length === 0 ? "" : `<style>${faces.join("")}</style>`;
}

const ENTITIES = [
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
] as const;
