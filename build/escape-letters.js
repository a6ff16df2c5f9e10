import { readFileSync, writeFileSync } from "node:fs";

/**
 * Leaves a bundle in ASCII, of which Node makes a string half as large and several times sooner: regular expressions are
 * what esbuild does not escape, and there `\u2264` means what the letter does, `String.raw` of an expression included.
 * @param {string} path
 */
export function escapeLetters(path) {
  const escaped = (/** @type {string} */ unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  writeFileSync(path, readFileSync(path, "utf8").replace(/[^\0-\x7f]/g, escaped));
}
