/** A text as a regular expression (with the `u` flag, which forbids a needless backslash) that matches it alone. */
export function escapedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
