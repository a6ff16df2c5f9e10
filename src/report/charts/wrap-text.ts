import { type SetText, textWidth } from "../render/text-width.js";

/** A text in lines that are at most so many pixels wide as the bundled font sets them; a longer word stays whole. */
export function wrapText(text: string, width: number, style: SetText): string[] {
  // Most texts fit as they are.
  if (textWidth(style, text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(style, longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
