import { visible } from "../../study/visible.js";
import { textWidth } from "../text-width.js";

/** Set up for the first text that is too long. */
let graphemes: Intl.Segmenter | undefined;

/** A text cut to a width, `…` where something was cut off; characters that belong together are not parted. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (textWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A paragraph in lines of at most `width`, broken at spaces; later lines are indented. A longer word stays whole. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visible(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line.trim() !== "" && textWidth(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}
