import type { Alternative } from "../stats/result.js";
import type { Scale } from "../study/variable.js";
import type { Window } from "../study/window.js";
import type { AdjustmentId } from "./methods/adjustments.js";
import type { CorrelationId } from "./methods/correlations.js";
import type { PairedTestId } from "./methods/paired.js";

/** What is computed: with `ReadOptions`, everything that can change a number, and nothing else. */
export interface Plan {
  /** Ordered by day, not overlapping; the first is compared with each later one. */
  readonly windows: readonly Window[];
  /** Days left out of every window, inclusive (conditioning and aplasia). */
  readonly excludeDays: readonly [number, number] | null;
  /** How a patient's samples in a window become one value, on the analysis scale. */
  readonly summary: Summary;
  /** `auto`: each variable's own scale. */
  readonly scale: "auto" | Scale;
  /** What stands for a value below its limit where a number is needed: L/√2, L/2 or L. */
  readonly censoring: Censoring;
  /** The paired test, of one value a patient and window. */
  readonly test: PairedTestId;
  /** Of the signed-rank test. */
  readonly zeros: "pratt" | "wilcoxon";
  readonly alternative: Alternative;
  /** Confidence level of every interval, in (0, 1). */
  readonly confidence: number;
  /** Whether the tests inside patients (phase, association) are computed. */
  readonly within: boolean;
  /** The correlation pooled over samples. */
  readonly correlation: CorrelationId;
  readonly adjust: AdjustmentId;
  /** Days a score may lie from the blood sample it is matched with. */
  readonly scoreTolerance: number;
  readonly seed: number;
}

export const SUMMARIES = ["median", "mean", "nearest", "first", "last", "min", "max"] as const;
export const PLAN_SCALES = ["auto", "log2", "linear", "already-log2"] as const satisfies readonly Plan["scale"][];
export const CENSORINGS = ["sqrt2", "half", "limit"] as const;
export const ZERO_RULES = ["pratt", "wilcoxon"] as const satisfies readonly Plan["zeros"][];
export const ALTERNATIVES = ["two-sided", "less", "greater"] as const satisfies readonly Alternative[];

export type Summary = (typeof SUMMARIES)[number];
export type Censoring = (typeof CENSORINGS)[number];

export const DEFAULT_PLAN: Plan = {
  windows: [
    { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
    { name: "after", from: 1, to: Number.POSITIVE_INFINITY },
  ],
  excludeDays: null,
  summary: "median",
  scale: "auto",
  censoring: "sqrt2",
  test: "signed-rank",
  zeros: "pratt",
  alternative: "two-sided",
  confidence: 0.95,
  within: true,
  correlation: "spearman",
  adjust: "bh",
  scoreTolerance: 14,
  seed: 1,
};
