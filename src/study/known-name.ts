import { nearestName } from "./nearest-name.js";

/** Stops at a name that is none of those there are. @throws RangeError that says which there are, or which was meant. */
export function requireKnown<Name extends string>(what: string, name: unknown, names: readonly Name[]): Name {
  const known = names.find((each) => each === name);
  if (known !== undefined) return known;
  const near = nearestName(String(name), names);
  const hint = near === null ? "" : `; did you mean ${near}?`;
  throw new RangeError(`${what}: ${JSON.stringify(name)} is none of ${names.join(", ")}${hint}`);
}

/** What was chosen, without what was left undefined. @throws RangeError for a key that the defaults do not have. */
export function chosenOf<T extends object>(what: string, chosen: Partial<T>, defaults: T): Partial<T> {
  const set = Object.entries(chosen).filter(([, value]) => value !== undefined);
  for (const [key] of set) requireKnown(what, key, Object.keys(defaults));
  return Object.fromEntries(set) as Partial<T>;
}
