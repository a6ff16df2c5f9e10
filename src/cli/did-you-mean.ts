import { nearestName } from "../study/nearest-name.js";

/** The hint for a name that is none of these: the one most likely meant, else all of them. */
export function didYouMean(name: unknown, names: readonly string[]): string {
  const near = nearestName(String(name), names);
  return near === null ? `there are ${names.join(", ")}` : `did you mean ${near}?`;
}
