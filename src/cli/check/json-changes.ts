import type { Change, Content } from "./finding.js";
import { sameContent } from "./same.js";

/** What tells the elements of a list apart, where they have it. */
const NAMES = ["group", "id", "name", "variable", "score", "before", "after", "patient", "day", "window"];

/** What changed from one JSON value to another, by path; elements of a list are found by their names, not by their place. */
export function* jsonChanges(old: unknown, fresh: unknown, tolerance: number, path = ""): Generator<Change> {
  if (Array.isArray(old) && Array.isArray(fresh)) {
    const [before, after] = named(old, fresh);
    yield* memberChanges(before, after, tolerance, (name) => `${path}[${name}]`);
  } else if (isObject(old) && isObject(fresh))
    yield* memberChanges(new Map(Object.entries(old)), new Map(Object.entries(fresh)), tolerance, (name) =>
      /^[A-Za-z_]\w*$/u.test(name) ? `${path}${path === "" ? "" : "."}${name}` : `${path}[${JSON.stringify(name)}]`,
    );
  else if (!isScalar(old) || !isScalar(fresh) || !sameContent(old, fresh, tolerance))
    yield { what: "changed", row: null, column: path, old: contentOf(old), new: contentOf(fresh) };
}

function* memberChanges(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  tolerance: number,
  pathOf: (name: string) => string,
): Generator<Change> {
  for (const [name, fresh] of after)
    if (before.has(name)) yield* jsonChanges(before.get(name), fresh, tolerance, pathOf(name));
    else yield { what: "new", row: null, column: pathOf(name), old: null, new: contentOf(fresh) };
  for (const [name, old] of before)
    if (!after.has(name)) yield { what: "gone", row: null, column: pathOf(name), old: contentOf(old), new: null };
}

/** The elements of two lists under names that both understand: their own, or else their place. */
function named(...lists: readonly [readonly unknown[], readonly unknown[]]): Map<string, unknown>[] {
  const haveNames = lists.every((list) => list.every((element) => nameOf(element) !== ""));
  return lists.map((list) => {
    const seen = new Map<string, number>();
    return new Map(
      list.map((element, i) => {
        if (!haveNames) return [String(i), element];
        const name = nameOf(element);
        const nth = (seen.get(name) ?? 0) + 1;
        seen.set(name, nth);
        return [nth === 1 ? name : `${name} #${nth}`, element];
      }),
    );
  });
}

function nameOf(element: unknown): string {
  if (!isObject(element)) return "";
  const own = NAMES.map((name) => element[name]).filter((part) => isScalar(part) && part !== null && part !== "");
  return own.join(", ");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Content {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** What stands in a finding for something that is no scalar. */
function contentOf(value: unknown): Content {
  return isScalar(value) ? value : Array.isArray(value) ? `[${value.length} elements]` : "{…}";
}
