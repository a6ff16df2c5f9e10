import { readFileSync } from "node:fs";

/** A file that went in or came out, by its base name or its name inside the folder. */
export interface Digested {
  readonly name: string;
  readonly sha256: string;
}

/** What `manifest.json` says of a run: no time stamps and no paths. */
export interface Manifest {
  readonly version: string;
  readonly inputs: readonly Digested[];
  readonly settings: unknown;
  readonly outputs: readonly Digested[];
}

/** A manifest, or null where the file is not there or is something else. What it lists is checked: anybody can edit it. */
export function readManifest(path: string): Manifest | null {
  try {
    const { version, inputs, settings, outputs } = JSON.parse(readFileSync(path, "utf8")) as Partial<Manifest>;
    if (!Array.isArray(outputs)) return null;
    return {
      version: String(version),
      inputs: Array.isArray(inputs) ? inputs.filter(isDigested) : [],
      settings,
      outputs: digestedOf(outputs),
    };
  } catch {
    return null;
  }
}

/** Of a list that anybody can edit, the entries that name files inside the folder: nothing outside is ever touched. */
export function digestedOf(list: unknown): Digested[] {
  return Array.isArray(list) ? list.filter((entry) => isDigested(entry) && INSIDE.test(entry.name)) : [];
}

const INSIDE = /^(?:charts\/)?[\w-]+(?:\.[\w-]+)+$/u;

function isDigested(entry: unknown): entry is Digested {
  const { name, sha256 } = (entry ?? {}) as Partial<Record<keyof Digested, unknown>>;
  return typeof name === "string" && typeof sha256 === "string";
}
