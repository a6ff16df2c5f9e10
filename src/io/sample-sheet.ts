import { foldName } from "../study/score-catalogue.js";
import type { FileTable } from "./file-table.js";
import type { Header, HeaderField } from "./header.js";
import { emptyRows, type RecordKeys } from "./record-keys.js";
import { textCell } from "./text-cell.js";

/** Which patient and day each sample of an instrument's plate is. */
export interface SampleSheet {
  readonly header: Header;
  /** A table of patients: who, when transplanted, and which conditions it answers. */
  readonly table: FileTable;
  /** Row of the sheet's table; −1 where the sheet does not name the sample; null where the conditions left it out. */
  rowOf(sample: string): number | null;
  readonly samples: readonly string[];
}

const SAMPLE_NAMES = new Set(
  [
    "sample",
    "sample_id",
    "sample_name",
    "sample_no",
    "sample_number",
    "sample_code",
    "description",
    "specimen",
    "specimen_id",
    "tube",
  ].map(foldName),
);

/** The column that names samples as instruments do. */
export function sampleColumn({ fields }: Header): HeaderField | undefined {
  return fields.find(({ text }) => SAMPLE_NAMES.has(foldName(text)));
}

/** Who and when of records that name a sample of the sheet; samples the sheet does not name are remembered. */
export function sheetKeys(
  sheet: SampleSheet,
  sampleAt: number,
): RecordKeys & { readonly unplaced: ReadonlyMap<string, number> } {
  const { rows: known } = sheet.table;
  const unplaced = new Map<string, number>();
  const rows = { patients: known.patients, ...emptyRows(known.date !== null, known.day !== null) };
  return {
    rows,
    unplaced,
    read(fields, line) {
      const name = textCell(fields[sampleAt] ?? "");
      const row = sheet.rowOf(name);
      if (row === -1 && !unplaced.has(name)) unplaced.set(name, line);
      if (row === null || row < 0) return false;
      rows.patient.push(known.patient.at(row));
      if (known.date !== null) rows.date?.push(known.date.at(row));
      if (known.day !== null) rows.day?.push(known.day.at(row));
      rows.line.push(line);
      return true;
    },
    transplants: () => [],
    limitsIn: () => null,
  };
}
