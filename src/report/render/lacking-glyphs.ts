import { fontMetrics } from "./fonts.js";
import { svgTexts } from "./svg-texts.js";

/** What has no shape of its own, and so needs no glyph. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\s]/u;

/** The characters an SVG shows that the bundled font lacks, each with the first text it stands in. */
export function lackingGlyphs(svg: string): ReadonlyMap<string, string> {
  const lacking = new Map<string, string>();
  for (const { weight, text } of svgTexts(svg))
    for (const character of text)
      if (!UNSEEN.test(character) && !lacking.has(character) && !fontMetrics(weight).has(character))
        lacking.set(character, text);
  return lacking;
}
