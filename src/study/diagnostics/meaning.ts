/** Errors stop everything, warnings should be looked at, notes say how something was understood. */
export type Severity = "error" | "warning" | "note";

/** What one code says, whatever file it is said of. */
export interface DiagnosticMeaning {
  readonly severity: Severity;
  readonly means: string;
  readonly mend: string;
}
