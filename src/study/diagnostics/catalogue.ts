import { ANALYSIS } from "./analysis.js";
import { CELLS } from "./cells.js";
import { EXPORTS } from "./exports.js";
import { FILES } from "./files.js";
import type { Severity } from "./meaning.js";
import { TABLES } from "./tables.js";

/** Every code there is, by what it is about. */
export const DIAGNOSTIC_GROUPS = [
  { title: "Files that cannot be read as tables", codes: FILES },
  { title: "Tables whose columns are unclear", codes: TABLES },
  { title: "Cells, dates and places", codes: CELLS },
  { title: "Exports of instruments", codes: EXPORTS },
  { title: "What the analysis says of itself", codes: ANALYSIS },
] as const;

const CATALOGUE = { ...FILES, ...TABLES, ...CELLS, ...EXPORTS, ...ANALYSIS };
type Catalogue = typeof CATALOGUE;

/** The codes of one severity: a code has one severity, always. */
export type CodeOf<S extends Severity> = {
  [Code in keyof Catalogue]: Catalogue[Code]["severity"] extends S ? Code : never;
}[keyof Catalogue];
