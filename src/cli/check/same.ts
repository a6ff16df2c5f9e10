import type { Content } from "./finding.js";

const NUMBER = /(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/giu;

/** Whether two numbers are the same up to a relative tolerance; 0 asks for the same number. */
function sameNumber(a: number, b: number, tolerance: number): boolean {
  return a === b || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

/** The same for contents, numbers within texts included. */
export function sameContent(a: Content, b: Content, tolerance: number): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b, tolerance);
  return a === b || (typeof a === "string" && typeof b === "string" && sameText(a, b, tolerance));
}

/** The same for text in which numbers stand. With a tolerance of 0 the texts have to be equal. */
export function sameText(a: string, b: string, tolerance: number): boolean {
  if (a === b) return true;
  if (tolerance === 0) return false;
  const [left, right] = [a, b].map((text) => text.split(NUMBER));
  // Numbers stand at the odd places, what is between them at the even ones.
  return (
    left.length === right.length &&
    left.every((part, i) => part === right[i] || (i % 2 === 1 && sameNumber(Number(part), Number(right[i]), tolerance)))
  );
}
