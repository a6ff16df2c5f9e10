import type { Change } from "./finding.js";
import { sameText } from "./same.js";

/** The columns that tell rows apart, in whichever of the tables they stand. */
const KEYS = ["group", "what", "variable", "score", "before", "after", "patient", "day", "place"];

/** What changed from one table to another, by their header records: rows are found by their key cells, cells by their column. */
export function* tableChanges(
  [oldHeader = [], ...oldRows]: readonly (readonly string[])[],
  [header = [], ...rows]: readonly (readonly string[])[],
  tolerance: number,
): Generator<Change> {
  for (const column of oldHeader) if (!header.includes(column)) yield ofColumn(column, "gone");
  for (const column of header) if (!oldHeader.includes(column)) yield ofColumn(column, "new");
  const shared = header.filter((column) => oldHeader.includes(column));
  const keys = KEYS.filter((key) => shared.includes(key));
  const columns = shared
    .filter((column) => !keys.includes(column))
    .map((column) => ({ column, from: oldHeader.indexOf(column), to: header.indexOf(column) }));
  const before = new Map(keyed(oldRows, oldHeader, keys));
  for (const [key, cells] of keyed(rows, header, keys)) {
    const old = before.get(key);
    before.delete(key);
    const row = keyCells(cells, header, keys);
    if (old === undefined) yield ofRow(row, "new");
    else
      for (const { column, from, to } of columns)
        if (!sameText(old[from] ?? "", cells[to] ?? "", tolerance))
          yield { what: "changed", row, column, old: old[from] ?? null, new: cells[to] ?? null };
  }
  for (const cells of before.values()) yield ofRow(keyCells(cells, oldHeader, keys), "gone");
}

/** Rows under their key cells, and where several have the same, which of them each is. */
function* keyed(
  rows: readonly (readonly string[])[],
  header: readonly string[],
  keys: readonly string[],
): Generator<readonly [string, readonly string[]]> {
  const seen = new Map<string, number>();
  for (const cells of rows) {
    const key = JSON.stringify(keyCells(cells, header, keys));
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    yield [`${key}${nth}`, cells];
  }
}

function keyCells(
  cells: readonly string[],
  header: readonly string[],
  keys: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, cells[header.indexOf(key)] ?? ""]));
}

function ofRow(row: Readonly<Record<string, string>>, what: "gone" | "new"): Change {
  return { what, row, column: null, old: null, new: null };
}

function ofColumn(column: string, what: "gone" | "new"): Change {
  return { what, row: null, column, old: null, new: null };
}
