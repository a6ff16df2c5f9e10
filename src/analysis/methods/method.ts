import type { Source } from "./sources.js";

/** What a method is taken from: each source, with what of it where that is not all. */
export type Reference = readonly { readonly of?: string; readonly source: Source }[];

/** `Wilcoxon 1945; zeros: Pratt 1959`, each source written by `write`. */
export function referenceText(reference: Reference, write: (source: Source) => string = ({ short }) => short): string {
  return reference.map(({ of, source }) => (of === undefined ? write(source) : `${of}: ${write(source)}`)).join("; ");
}

/**
 * What there is to say about a method, once: `--help`, the methods lines of reports, README and docs/methods.md are made
 * from it. Sentences are short and end without a full stop.
 */
export interface Method {
  readonly id: string;
  /** As it stands in a sentence: "Wilcoxon signed-rank test". */
  readonly label: string;
  /** The name it is exported under from `jdm-cytokines/stats`. */
  readonly exported: string;
  /** What holds if the null hypothesis does; of an estimate, what it estimates. */
  readonly null: string;
  readonly statistic: string;
  readonly ties: string;
  /** Zero differences, missing and one-sample patients: what carries no information. */
  readonly zeros: string;
  /** The smallest p there can be. */
  readonly floor: string;
  readonly exact: string;
  /** When to take it, above all at n = 3 to 10. */
  readonly use: string;
  readonly reference: Reference;
}
