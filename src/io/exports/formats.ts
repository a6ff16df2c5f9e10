import { bioplex } from "./bioplex.js";
import { msd } from "./msd.js";
import { olink } from "./olink.js";
import type { ExportFormat } from "./well.js";
import { xponent } from "./xponent.js";

const FORMATS: readonly ExportFormat[] = [xponent, bioplex, msd, olink];

/** How many of a file's first records are looked at. */
const LOOKED_AT = 60;

/** The instrument whose export a file is, by what its first records hold; null for any other file. */
export function exportFormatOf(records: readonly (readonly string[])[]): ExportFormat | null {
  const first = records.slice(0, LOOKED_AT);
  return FORMATS.find((format) => format.recognises(first)) ?? null;
}
