import type { DiagnosticOf } from "../study/diagnostic.js";
import type { CodeOf } from "../study/diagnostics/catalogue.js";
import { type CellFault, isErrorValue } from "./cell.js";
import type { DateFault, DateFormat } from "./dates.js";
import type { HeaderField } from "./header.js";

/** A cell: its column, its text, and where it is. */
export interface CellPlace {
  readonly file: string;
  readonly line: number;
  readonly field: HeaderField;
  readonly text: string;
}

const SHOWN = 60;
const GROUPED = /^(?:[<>≤≥*]\s*)?[+-]?\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/u;
/** `k.A.`, `n/d`, `insufficient`: every language and laboratory has its own words for a missing value. */
const WORD = /^\p{L}[\p{L}\s./-]{0,30}$/u;
/** A number with a point is broken only where a comma is the decimal mark. */
const WITH_POINT = /^(?:[<>≤≥*]\s*)?[+-]?\d*\.\d+$/u;

/** An error about one cell: `column "IL-6": "1.2.3" is not a number`. */
export function cellError(cell: CellPlace, code: CodeOf<"error">, what: string, hint: string): DiagnosticOf<"error"> {
  return { code, severity: "error", message: `${cellText(cell)} ${what}`, place: placeOf(cell), hint };
}

/** `column "IL-6": "1.2.3"`, long texts cut. */
export function cellText({ field, text }: CellPlace): string {
  const trimmed = text.trim().replace(/\s+/gu, " ");
  const shown = trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN)}…` : trimmed;
  return `column "${field.text}": "${shown}"`;
}

export function placeOf({ file, line, field }: CellPlace) {
  return { file, line, column: field.position };
}

/** A cell of a measurement column that is none; `limitHint` says where a limit could come from. */
export function measurementProblem(cell: CellPlace, fault: CellFault, limitHint: string): DiagnosticOf<"error"> {
  switch (fault) {
    case "needs-lower-limit":
      return cellError(cell, "no-limit", "gives no limit", limitHint);
    case "needs-upper-limit":
      return cellError(
        cell,
        "no-limit",
        "gives no limit",
        "write the limit itself, as >5850, or give it in a uloq column or --lod FILE",
      );
    case "not-finite":
      return cellError(cell, "number-too-large", "is too large to be a number", "correct it, or leave the cell empty");
    default:
      return cellError(cell, "not-a-number", "is not a number", numberHint(cell));
  }
}

function numberHint({ field, text }: CellPlace): string {
  const written = text.trim();
  if (isErrorValue(written))
    return `Excel could not compute it: mend the formula or leave the cell empty; where it means missing, --missing "${written}"`;
  if (GROUPED.test(written)) {
    const either = /^\D*\d{1,3},\d{3}$/u.test(written) ? "; or, if it is a decimal comma, --decimal comma" : "";
    return `if thousands are set apart, declare --thousands${either}`;
  }
  if (WITH_POINT.test(written))
    return `decimals have a comma here: write ${written.replace(".", ",")}, or --decimal point`;
  const decimalComma = /^\s*([<>≤≥]\s*)?[+-]?\d+,\d+\s*$/u.test(text);
  if (decimalComma) return `write a decimal point, as ${written.replace(",", ".")}, or declare --decimal comma`;
  const word = WORD.test(written) ? `; where it means missing, --missing "${written}"` : "";
  return `write a number, a limit as <3.2, or nothing${word}; --ignore "${field.name}" leaves the column out`;
}

/** A cell that should hold a date and holds none. */
export function dateProblem(cell: CellPlace, fault: DateFault, format: DateFormat): DiagnosticOf<"error"> {
  if (fault.kind === "impossible")
    return cellError(cell, "impossible-date", "is a day that does not exist", "correct the date");
  const [first, second] = fault.readings;
  if (fault.kind === "ambiguous")
    return cellError(
      cell,
      "ambiguous-date",
      `may be ${first} (day first) or ${second} (month first)`,
      "declare --date-format DMY or MDY, or write dates as YYYY-MM-DD",
    );
  const declare = EXCEL_SERIAL.test(cell.text.trim())
    ? "excel"
    : /^\d{1,2}\D/u.test(cell.text.trim())
      ? orderOf(cell.text)
      : null;
  const hint =
    first === undefined
      ? "write dates as YYYY-MM-DD"
      : `if it is ${first}, ${declare === null ? "write it so" : `declare --date-format ${declare}, or write it so`}`;
  const written = { ISO: "YYYY-MM-DD", DMY: "DD/MM/YYYY", MDY: "MM/DD/YYYY", excel: "a number of days" }[format];
  return cellError(cell, "not-a-date", `is not a date written as ${written}`, hint);
}

const EXCEL_SERIAL = /^\d{5}(?:\.\d+)?$/u;

/** Which order gives a date its only reading: the day is the number above twelve. */
function orderOf(text: string): "DMY" | "MDY" {
  return Number.parseInt(text, 10) > 12 ? "DMY" : "MDY";
}
