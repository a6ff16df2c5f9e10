import { fontSubset } from "./font-subset.js";
import { FONT_FAMILY, fontBytes, type Weight } from "./fonts.js";
import { svgTexts } from "./svg-texts.js";

/** A style that holds the letters an SVG shows, weight by weight. */
export function embeddedFont(svg: string): string {
  const characters = new Map<Weight, Set<string>>();
  for (const { weight, text } of svgTexts(svg)) {
    const own = characters.get(weight) ?? new Set<string>();
    characters.set(weight, own);
    for (const character of text) own.add(character);
  }
  const faces = [...characters]
    .sort(([a], [b]) => a - b)
    .map(([weight, own]) => {
      const bytes = Buffer.from(fontSubset(fontBytes(weight), [...own].sort())).toString("base64");
      return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${weight};src:url(data:font/ttf;base64,${bytes})}`;
    });
  return faces.length === 0 ? "" : `<style>${faces.join("")}</style>`;
}
