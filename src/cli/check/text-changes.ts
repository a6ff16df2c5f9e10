import type { Change } from "./finding.js";
import { sameText } from "./same.js";

/** As much of a line as is shown, from a little before where it changes. */
const LENGTH = 80;
const LEAD = 20;

/** The lines that changed from one text to another; where the texts have not as many lines, the first of them. */
export function* textChanges(old: string, fresh: string, tolerance: number): Generator<Change> {
  const [before, after] = [old, fresh].map((text) => text.split("\n"));
  const sameLength = before.length === after.length;
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [from, to] = [before[i] ?? null, after[i] ?? null];
    if (from !== null && to !== null && sameText(from, to, tolerance)) continue;
    const at = Math.max(0, firstDifference(from ?? "", to ?? "") - LEAD);
    yield { what: "changed", row: null, column: `line ${i + 1}`, old: cut(from, at), new: cut(to, at) };
    if (!sameLength) return;
  }
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function cut(line: string | null, at: number): string | null {
  if (line === null) return null;
  return `${at > 0 ? "…" : ""}${line.slice(at, at + LENGTH)}${line.length > at + LENGTH ? "…" : ""}`;
}
