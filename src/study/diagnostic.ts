import type { CodeOf } from "./diagnostics/catalogue.js";
import type { Severity } from "./diagnostics/meaning.js";

export type { Severity } from "./diagnostics/meaning.js";

/** Where in the input: the file, the line its record begins on, and the field number, both from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A diagnostic of one severity; its code is one of the catalogue's, of that severity. */
export interface DiagnosticOf<S extends Severity> {
  /** A stable name in kebab-case, for scripts; docs/diagnostics.md lists all. */
  readonly code: CodeOf<S>;
  readonly severity: S;
  /** What was found and what was required, in one sentence without its place. */
  readonly message: string;
  readonly place?: Place;
  /** The patient ids that message and hint hold, in quotes, so that they can be replaced by pseudonyms. */
  readonly patients?: readonly string[];
  /** How to mend it. */
  readonly hint?: string;
}

/** One thing to know about the input. Diagnostics are collected and shown together, never thrown one by one. */
export type Diagnostic = DiagnosticOf<"error"> | DiagnosticOf<"warning"> | DiagnosticOf<"note">;

/** `panel.csv:41:7`, or as much of it as is known. */
export function placeText(place: Place): string {
  const line = place.line === undefined ? "" : `:${place.line}`;
  const column = place.column === undefined ? "" : `:${place.column}`;
  return `${place.file}${line}${column}`;
}
