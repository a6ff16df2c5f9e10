import { Mark } from "../study/measurement.js";
import { plainNumber } from "./plain-number.js";

/** Where `readCell` leaves what it read: one object serves a whole file, so ten million cells make no garbage. */
export interface CellReading {
  /** The value, or the limit, or NaN. */
  value: number;
  mark: number;
}

/**
 * Why a cell is no measurement yet: it needs a limit from elsewhere (`<LOD`, `OOR >`), it was meant as a number but is
 * none (`1.2.3`, `3,2`), its number is too large to be one, or it is a text.
 */
export type CellFault = "needs-lower-limit" | "needs-upper-limit" | "broken-number" | "not-finite" | "text";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;
const LIMIT = /^(<=?|>=?|≤|≥)\s*(.+)$/u;
const BROKEN = /^(?:[<>≤≥*].*|#[A-Z0-9_/]+[!?]|[+-]?[.,]?\d[\d.,eE+%'’\s-]*\*?)$/u;
const DATE_LIKE = /^(?:\d{1,4}([-/])\d{1,2}\1\d{1,4}\b|\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$)/u;

const MISSING = new Set([
  ...["NA", "N/A", "N.A.", "#N/A", "NAN", "ND", "N.D.", "N.D", "NULL", "NONE", "MISSING"],
  ...["***", "---", "--", "-", ".", "?"],
]);
const BELOW_WITHOUT_LIMIT = new Set([
  ...["OOR<", "<LOD", "<LLOD", "<LOQ", "<LLOQ", "BLQ", "BLOQ", "BLLOQ", "BLOD", "BDL", "BLD"],
  ...["BELOWLOD", "BELOWLLOD", "BELOWLOQ", "BELOWLLOQ", "BELOWDETECTIONLIMIT", "BELOWDETECTION", "NOTDETECTED"],
]);
const ABOVE_WITHOUT_LIMIT = new Set(["OOR>", ">ULOQ", ">ULOD", ">LOQ", "ALQ", "ALOQ", "AULOQ", "ABOVEULOQ"]);

/**
 * Reads one cell of measurements: a number with a decimal point, `<3.2`, `≤ 3.2`, `>5850`, `*12.3` (extrapolated), a word
 * for missing, or nothing. Zero and negative numbers are numbers. `out` is meaningful only where null is returned.
 */
export function readCell(raw: string, out: CellReading): CellFault | null {
  // Nearly all cells are one of these, and no regular expression need look at them.
  if (raw === "") return read(Number.NaN, Mark.empty, out);
  const isBelow = raw.startsWith("<");
  const value = plainNumber(raw, isBelow ? 1 : 0);
  if (!Number.isNaN(value)) return read(value, isBelow ? Mark.below : Mark.observed, out);
  const text = raw.trim().replace("\u2212", "-");
  if (text === "") return read(Number.NaN, Mark.empty, out);
  if (NUMBER.test(text)) return finite(text, Mark.observed, out);
  const folded = text.toUpperCase().replace(/\s+/gu, "");
  if (MISSING.has(folded)) return read(Number.NaN, Mark.word, out);
  if (BELOW_WITHOUT_LIMIT.has(folded)) return "needs-lower-limit";
  if (ABOVE_WITHOUT_LIMIT.has(folded)) return "needs-upper-limit";
  const limit = LIMIT.exec(text);
  if (limit !== null && NUMBER.test(limit[2]))
    return finite(limit[2], limit[1] === "≤" || limit[1].startsWith("<") ? Mark.below : Mark.above, out);
  const starred = text.startsWith("*") ? text.slice(1).trimStart() : "";
  if (NUMBER.test(starred)) return finite(starred, Mark.observed | Mark.extrapolated, out);
  return BROKEN.test(text) && !DATE_LIKE.test(text) ? "broken-number" : "text";
}

/** A plain finite number, or null. */
export function readNumber(raw: string): number | null {
  const plain = plainNumber(raw);
  if (!Number.isNaN(plain)) return plain;
  const text = raw.trim().replace("\u2212", "-");
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** Whether a text is what Excel writes where it could not compute a cell: `#REF!`, `#N/A`. */
export function isErrorValue(text: string): boolean {
  return /^#(?:N\/A|[A-Z0-9_/]+[!?])$/u.test(text.trim());
}

/** Whether a text stands for no value at all: empty, or one of the words for missing. */
export function isMissing(raw: string): boolean {
  const text = raw.trim();
  return text === "" || MISSING.has(text.toUpperCase());
}

function finite(digits: string, mark: number, out: CellReading): CellFault | null {
  const value = Number(digits);
  return Number.isFinite(value) ? read(value, mark, out) : "not-finite";
}

function read(value: number, mark: number, out: CellReading): null {
  out.value = value;
  out.mark = mark;
  return null;
}
