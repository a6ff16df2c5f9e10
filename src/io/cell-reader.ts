import { type CellFault, type CellReading, isMissing, readCell, readNumber } from "./cell.js";
import { type NumberNotation, POINT } from "./number-notation.js";

/** Reads the cells of one file, in its notation and with its words for missing. */
export interface CellReader {
  /** As `readCell`. */
  cell(raw: string, out: CellReading): CellFault | null;
  /** A plain finite number, or null. */
  number(raw: string): number | null;
  isMissing(raw: string): boolean;
}

export function cellReader(notation: NumberNotation, missing: readonly string[]): CellReader {
  if (notation === POINT && missing.length === 0) return { cell: readCell, number: readNumber, isMissing };
  const words = new Set(missing.map((word) => word.trim()));
  const plain = (raw: string) => (words.has(raw.trim()) ? "NA" : notation.plain(raw));
  return {
    cell: (raw, out) => readCell(plain(raw), out),
    number: (raw) => readNumber(plain(raw)),
    isMissing: (raw) => isMissing(raw) || words.has(raw.trim()),
  };
}
