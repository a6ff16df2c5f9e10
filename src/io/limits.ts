import { foldName } from "../study/score-catalogue.js";

/** Limits of detection or quantification of one analyte. */
export interface Limit {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly unit: string | null;
}

/** Limits by analyte, names compared folded. */
export interface Limits {
  of(name: string): Limit | undefined;
  /** Names that were never asked for. */
  unused(): readonly string[];
}

export function limitsOf(entries: Iterable<readonly [name: string, limit: Limit]>): Limits {
  const byName = new Map<string, { readonly name: string; readonly limit: Limit; used: boolean }>();
  for (const [name, limit] of entries) byName.set(foldName(name), { name, limit, used: false });
  return {
    of(name) {
      const entry = byName.get(foldName(name));
      if (entry !== undefined) entry.used = true;
      return entry?.limit;
    },
    unused: () => [...byName.values()].filter(({ used }) => !used).map(({ name }) => name),
  };
}

export const NO_LIMITS = limitsOf([]);

const LOWER = new Set([
  ...["lod", "llod", "loq", "lloq", "lowerlimit", "limitofdetection", "limitofquantification", "detectionlimit"],
  ...["lowerlimitofdetection", "lowerlimitofquantification", "quantificationlimit", "mdd", "mindc", "sensitivity"],
]);
const UPPER = new Set(["ulod", "uloq", "upperlimit", "upperlimitofdetection", "upperlimitofquantification"]);

/** Which limits a row holds that stands in a patient's place: `LOD`, `ULOQ`; null for a patient. */
export function limitLabel(text: string): "lower" | "upper" | null {
  const folded = foldName(text.trim());
  if (LOWER.has(folded)) return "lower";
  return UPPER.has(folded) ? "upper" : null;
}
