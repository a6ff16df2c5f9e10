import type { Diagnostic, Severity } from "../study/diagnostic.js";
import type { Study } from "../study/study.js";
import type { Encoding } from "./encoding.js";

/** How text becomes a study: with `Plan`, everything that can change a number, and nothing else. */
export interface ReadOptions {
  /** Columns named for a role; a role without a name is recognised from the header. */
  readonly roles: Readonly<Partial<Record<NamedRole, string>>>;
  /** Columns (in long files: names in the analyte column) taken as analytes; none: all that look like one. */
  readonly analytes: readonly string[];
  readonly scores: readonly string[];
  readonly ignore: readonly string[];
  readonly layout: (typeof LAYOUTS)[number];
  /** Of text files without a byte order mark. */
  readonly encoding: Encoding;
  /** `auto`: a comma where it is not the delimiter and numbers are written with it. */
  readonly decimal: (typeof DECIMALS)[number];
  /** Stands between thousands; null: nothing does, and such a number is an error. */
  readonly thousands: (typeof THOUSANDS)[number] | null;
  /** How dates that are not ISO are written; ISO dates are read under each. */
  readonly dateFormat: (typeof DATE_FORMATS)[number];
  /** Name or number (from 1) of the sheet of a workbook; null: its only sheet. */
  readonly sheet: string | null;
  /** Further words for a missing value, like -99. */
  readonly missing: readonly string[];
  /** Rows to keep: every condition must hold, each by any of its values. */
  readonly where: readonly { readonly column: string; readonly values: readonly string[] }[];
}

export const LAYOUTS = ["auto", "wide", "long"] as const;
export const DECIMALS = ["auto", "point", "comma"] as const;
export const THOUSANDS = ["point", "comma", "space", "apostrophe"] as const;
export const DATE_FORMATS = ["ISO", "DMY", "MDY", "excel"] as const;

/** Roles that a column can be named for; the last five are of long files. */
export const NAMED_ROLES = [
  "patient",
  "date",
  "transplantDate",
  "day",
  "week",
  "month",
  "analyteName",
  "value",
  "unit",
  "limit",
  "upperLimit",
] as const;

export type NamedRole = (typeof NAMED_ROLES)[number];

export type ColumnRole = NamedRole | "sample" | "analyte" | "score" | "ignored";

/** What one column was taken for, and why, in words a person can check. */
export interface ColumnReading {
  readonly name: string;
  /** Field number, from 1. */
  readonly position: number;
  readonly role: ColumnRole;
  readonly reason: string;
  /** The variable it became, for analytes and scores. */
  readonly variable?: string;
}

/** What was understood of one file. */
export interface FileReading {
  readonly name: string;
  /** Of the bytes as they are stored; null where the input says that nobody asks for it. */
  readonly sha256: string | null;
  readonly layout: "wide" | "long" | "patients" | "samples" | "limits";
  /** What separates fields; null in a workbook. */
  readonly delimiter: string | null;
  /** How its numbers are written; absent where that is no matter of text (workbooks) or the instrument's own. */
  readonly decimal?: "point" | "comma";
  /** The instrument whose export it is. */
  readonly instrument?: string;
  /** Data records, and how many of them the `where` conditions kept. */
  readonly records: number;
  readonly kept: number;
  readonly columns: readonly ColumnReading[];
}

/** A study where the input allows one, and everything there is to say about the input either way. */
export interface ReadResult {
  /** Null when any diagnostic is an error. */
  readonly study: Study | null;
  readonly files: readonly FileReading[];
  /** Errors first, then warnings, then notes; each in the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many more were found than `diagnostics` holds: of each kind in each file only the first are kept. */
  readonly omitted: Readonly<Record<Severity, number>>;
}
