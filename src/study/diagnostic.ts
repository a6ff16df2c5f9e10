export type Severity = "error" | "warning" | "note";

/** Where in the input: the file, the line its record begins on, and the field number, both from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing to know about the input. Diagnostics are collected and shown together, never thrown one by one. */
export interface Diagnostic {
  /** A stable name in kebab-case, for scripts. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found and what was required, in one sentence without its place. */
  readonly message: string;
  readonly place?: Place;
  /** The patient ids that the message holds, in quotes, so that they can be replaced by pseudonyms. */
  readonly patients?: readonly string[];
  /** How to mend it. */
  readonly hint?: string;
}

/** `panel.csv:41:7`, or as much of it as is known. */
export function placeText(place: Place): string {
  const line = place.line === undefined ? "" : `:${place.line}`;
  const column = place.column === undefined ? "" : `:${place.column}`;
  return `${place.file}${line}${column}`;
}
