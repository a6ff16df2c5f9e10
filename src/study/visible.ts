/** Control characters, and those that turn the direction of the text after them or break its line. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const PICTURES = 0x2400;
const DELETE = 0x7f;

/** Text of a file for people's eyes: what a terminal would obey instead of showing it is shown, `ESC` as `␛`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    if (code === DELETE) return "␡";
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** The same for text of several lines, with tabs between cells. */
export function visibleLines(text: string): string {
  return text.replace(/[^\n\t]+/gu, visible);
}
