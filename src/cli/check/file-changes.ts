import { csvRecords } from "../../io/csv.js";
import type { Change } from "./finding.js";
import { jsonChanges } from "./json-changes.js";
import { tableChanges } from "./table-changes.js";
import { textChanges } from "./text-changes.js";

/** What changed inside a file, by what kind of file it is; null where it is no text. */
export async function fileChanges(
  name: string,
  before: Uint8Array,
  after: Uint8Array,
  tolerance: number,
): Promise<Iterable<Change> | null> {
  if (name.endsWith(".png")) return null;
  if (name.endsWith(".csv")) {
    const [old, fresh] = await Promise.all([csvRecords(before), csvRecords(after)]);
    if (old !== null && fresh !== null) return tableChanges(old, fresh, tolerance);
  }
  const [old, fresh] = [before, after].map((bytes) => new TextDecoder().decode(bytes));
  if (name.endsWith(".json")) {
    const parsed = [parsedJson(old), parsedJson(fresh)];
    if (parsed.every((value) => value !== undefined)) return jsonChanges(parsed[0], parsed[1], tolerance);
  }
  return textChanges(old, fresh, tolerance);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
