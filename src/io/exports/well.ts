import type { CellReader } from "../cell-reader.js";

export type WellKind = "sample" | "standard" | "blank" | "control";

/** What an instrument says of one analyte in one well. */
export interface Well {
  readonly sample: string;
  readonly kind: WellKind;
  readonly analyte: string;
  /** The cell as the file has it, or rewritten in the notation of cells: `12.3`, `< 0.1`, `*12.3`, `OOR <`, `NaN`. */
  readonly text: string;
  readonly unit: string | null;
  /** The lower limit the file gives beside the value. */
  readonly limit: number | null;
  readonly beads: number | null;
  readonly flags: readonly string[];
  readonly line: number;
}

/** Why a file is an instrument's export but holds no concentrations. */
interface ExportFault {
  readonly code: "mfi-only" | "no-wells";
  readonly message: string;
  readonly hint: string;
  readonly line?: number;
}

/** Takes the records of one export. */
export interface ExportReader {
  accept(fields: readonly string[], line: number): void;
  finish(): readonly Well[] | ExportFault;
}

/** One kind of export, recognised by what it holds. */
export interface ExportFormat {
  readonly instrument: string;
  /** `records` are a file's first. */
  recognises(records: readonly (readonly string[])[]): boolean;
  open(cells: CellReader): ExportReader;
}

export const MFI_ONLY = {
  code: "mfi-only",
  message: "the export holds fluorescence or signal, but no concentrations",
  hint: "fit the standard curves in the instrument's software and export the concentrations; signals cannot be compared between plates",
} as const;

/** The columns of a table inside an export, by their headings as the instrument writes them. */
export function columnsOf(header: readonly string[]): (heading: string) => number {
  const at = new Map<string, number>();
  for (const [index, text] of header.entries()) {
    const folded = text.trim().toLowerCase();
    if (!at.has(folded)) at.set(folded, index);
  }
  return (heading) => at.get(heading.toLowerCase()) ?? -1;
}

/** Whether a record has all of these headings; nearly every record that is looked at lacks the first. */
export function hasColumns(fields: readonly string[], headings: readonly string[]): boolean {
  return headings.every((heading) => {
    const folded = heading.toLowerCase();
    return fields.some((text) => text.length >= folded.length && text.trim().toLowerCase() === folded);
  });
}

/** What kind of sample a name is that the plate layout gave no type: `Standard3`, `Control 1`, `Background0`. */
export function kindByName(sample: string): WellKind {
  const match = /^(?:(standard|std|cal(?:ibrator)?)|(control|ctrl|qc)|(background|bkg|blank|buffer))[\s_-]*\d*$/iu.exec(
    sample,
  );
  if (match === null) return "sample";
  return match[1] !== undefined ? "standard" : match[2] !== undefined ? "control" : "blank";
}
