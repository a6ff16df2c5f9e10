import type { ChosenNames } from "./chosen-names.js";
import type { Limits } from "./limits.js";
import type { Problems } from "./problems.js";
import type { ReadOptions } from "./read-result.js";
import type { SampleSheet } from "./sample-sheet.js";
import type { Conditions } from "./where.js";

/** What all files of one call share. */
export interface Reading {
  readonly options: ReadOptions;
  readonly chosen: ChosenNames;
  readonly conditions: Conditions;
  /** From the limits file, if there is one. */
  readonly limits: Limits;
  /** Where samples are named instead of patients and days. */
  readonly sheet: SampleSheet | null;
  readonly problems: Problems;
}
