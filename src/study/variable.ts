/** `log2`: concentrations, compared as ratios; `already-log2`: NPX and the like, never logged again; `linear`: scores. */
export type Scale = "log2" | "linear" | "already-log2";

/** Something measured repeatedly: an analyte of the blood or a disease-activity score. One unit a variable. */
export interface Variable {
  /** How it is called everywhere: an analyte's name without its unit, a score's name from the catalogue. */
  readonly id: string;
  readonly role: "analyte" | "score";
  /** As the file writes it; null where the file gives none. */
  readonly unit: string | null;
  /** The scale its role and unit ask for; a plan may override it. */
  readonly scale: Scale;
  /** Which direction is worse, where that is known. */
  readonly worse: "higher" | "lower" | null;
  /** The range a value can take, where it is known (scores). */
  readonly range: readonly [number, number] | null;
}
