import type { Interval, TestResult } from "../stats/result.js";
import type { DiagnosticOf } from "../study/diagnostic.js";
import type { InactiveDisease } from "../study/inactive-disease.js";
import type { Study } from "../study/study.js";
import type { Scale } from "../study/variable.js";
import type { TrendTestId } from "./methods/trends.js";
import type { Plan } from "./plan.js";

export type { Interval, TestResult } from "../stats/result.js";

/** A value known to lie in [low, high], on an analysis scale; undetermined where low < high. */
export interface Ranged {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** One patient's value in one window, on the analysis scale: a summary of `n` samples, `nBelow` of them non-detects. */
export interface WindowValue extends Ranged {
  readonly n: number;
  readonly nBelow: number;
}

/** One patient's values, one a window of the plan; null where the patient has none there. */
export interface Block {
  /** Index into `Study.patients`. */
  readonly patient: number;
  readonly values: readonly (WindowValue | null)[];
}

/** A patient's own line in a comparison: all numbers in the variable's unit, ratios on log scales. */
export interface PatientLine {
  readonly patient: number;
  readonly nBefore: number;
  readonly nAfter: number;
  readonly nBelow: number;
  /** Median of the patient's samples in the window, whatever the plan's summary; null without samples. */
  readonly medianBefore: number | null;
  readonly medianAfter: number | null;
  /** What the paired test used. */
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  /** Hodges–Lehmann shift between the patient's own samples: a ratio on log2, else a difference. */
  readonly estimate: number | null;
  /** That shift's interval, by inverting the patient's own phase test; and its test. Null where not computed or not defined. */
  readonly phase: PhaseLine | null;
  /** Whether the paired test's difference rose (1), fell (−1) or counts as zero (0); null when not paired. */
  readonly direction: -1 | 0 | 1 | null;
}

/** The phase test of one patient: the visits after against the visits before. */
export interface PhaseLine {
  readonly interval: Interval;
  /** Share of the patient's (before, after) pairs in which the value is higher after, ties half. */
  readonly effect: number;
  readonly p: number;
  readonly floor: number;
}

/** The phase test over all patients with visits in both windows: where the information is when patients are few. */
export interface PhaseResult {
  readonly test: TestResult;
  /** Median of all within-patient (after − before) pairs: a ratio on log2, else a difference. */
  readonly estimate: number | null;
  readonly interval: Interval | null;
  /** Share of within-patient pairs that rise, ties half. */
  readonly effect: number | null;
  /** The same under cyclic shifts of the visit order, which allows for serial correlation. */
  readonly pShift: number | null;
  /** p of the drift test inside the phases: evidence of drift makes the phase test suspect. */
  readonly pDrift: number | null;
  readonly adjusted: number | null;
}

/** The smallest and largest p over all completions of the non-detects; null where that cannot be told, with a note. */
export interface PBounds {
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** One variable, one pair of windows. used + excluded = eligible: every patient of the study is in one or the other. */
export interface PairedComparison {
  /** Index into `Study.variables`. */
  readonly variable: number;
  /** Indices into `Plan.windows`. */
  readonly before: number;
  readonly after: number;
  readonly scale: Scale;
  /** The pairs that were tested: blocks of exactly two values, before and after, both present. */
  readonly pairs: readonly Pair[];
  readonly excluded: readonly { readonly patient: number; readonly reason: string }[];
  /** Non-detect samples among the used patients. */
  readonly nBelowBefore: number;
  readonly nBelowAfter: number;
  /** Median over the used pairs, in the unit. */
  readonly medianBefore: number | null;
  readonly medianAfter: number | null;
  /** The same on the analysis scale, with the range that non-detects leave it; null without a pair. */
  readonly middle: { readonly before: Ranged; readonly after: Ranged } | null;
  /** Of the kind that the registry names with the test: a ratio after/before on log2, else a difference after − before. */
  readonly estimate: number | null;
  readonly interval: Interval | null;
  readonly up: number;
  readonly down: number;
  readonly test: TestResult;
  /** What the registry names with the test; null where undefined. */
  readonly effect: number | null;
  readonly adjusted: number | null;
  readonly bounds: PBounds;
  /** Null where the plan leaves out the tests inside patients. */
  readonly phase: PhaseResult | null;
  /** A line a patient of the study; empty where the parts wanted leave them out. */
  readonly patients: readonly PatientLine[];
  readonly notes: readonly string[];
}

export interface Pair {
  readonly patient: number;
  readonly before: WindowValue;
  readonly after: WindowValue;
  /** after − before on the analysis scale, as the test used it. */
  readonly difference: number;
}

/** One analyte against one score over matched samples. */
export interface Correlation {
  /** Indices into `Study.variables`. */
  readonly analyte: number;
  readonly score: number;
  /** Rows of `Study.samples`: the blood sample and the score visit matched with it, each entry one point. */
  readonly analyteRows: Uint32Array;
  readonly scoreRows: Uint32Array;
  /** Patients that contribute to the association inside patients: at least two points, not constant. */
  readonly nPatients: number;
  readonly nBelow: number;
  /** Inside patients: strata are patients. Null where the plan leaves it out. */
  readonly within: (StratifiedResult & { readonly pShift: number | null }) | null;
  /** Beyond the step that transplant puts into both series: strata are patient × window. */
  readonly beyond: StratifiedResult | null;
  /** Repeated-measures correlation of the values on their analysis scales. */
  readonly repeated: {
    readonly r: number | null;
    readonly p: number | null;
    readonly interval: Interval | null;
  } | null;
  readonly pooled: TestResult & { readonly rho: number | null; readonly interval: Interval | null };
  readonly pooledAdjusted: number | null;
  readonly notes: readonly string[];
}

/** One variable over all windows, where there are three or more. */
export interface Trend {
  /** Index into `Study.variables`. */
  readonly variable: number;
  /** Patients with a value in every window, and in at least two. */
  readonly nComplete: number;
  readonly nPartial: number;
  /** Median over the complete patients' window values, in the unit, one a window; null without such a patient. */
  readonly medians: readonly (number | null)[];
  /** The same on the analysis scale, with the range that non-detects leave each; empty without such a patient. */
  readonly middles: readonly Ranged[];
  readonly scale: Scale;
  /** All tests of the registry but Skillings–Mack take the complete patients alone. */
  readonly tests: Readonly<Record<TrendTestId, { readonly test: TestResult; readonly adjusted: number | null }>>;
}

/** A test of association inside strata. */
export interface StratifiedResult {
  readonly rho: number | null;
  readonly test: TestResult;
  readonly adjusted: number | null;
}

/**
 * Something left out, and why: a sample that is in no window, a measurement in a window without a usable number, a
 * patient without a pair in a comparison, a blood sample or score visit without a partner. used + excluded = eligible
 * holds for each of the four.
 */
export interface Exclusion {
  readonly what: "sample" | "measurement" | "patient" | "match";
  readonly variable: string | null;
  readonly patient: string;
  readonly day: number | null;
  /** The window the sample lies in, or the pair of windows compared (`before → after`). */
  readonly window: string | null;
  /** Global line of the record, where one record is concerned. */
  readonly line: number | null;
  readonly reason: string;
}

/** Where each sample went. */
export interface Alignment {
  /** Index of the sample's window in the plan; negative where it is in none. */
  readonly window: Int8Array;
  /** 1 where the sample holds at least one analyte value: a blood sample, which scores are matched with. */
  readonly isSample: Uint8Array;
  /** How many samples each window holds. */
  readonly counts: readonly number[];
  /** Samples in the first weeks after transplant (days −10 to 90) that `excludeDays` was not given for. */
  readonly inFirstWeeks: number;
  /** Per score (by index into `Study.variables`), the row of the score visit matched with each sample, or −1. */
  readonly scoreRows: ReadonlyMap<number, Int32Array>;
}

/** Clinically inactive disease by PRINTO's criteria. */
export interface InactiveCourses {
  /** By row of `Study.samples`; a visit that measured none of the criteria is absent. */
  readonly visits: ReadonlyMap<number, InactiveDisease>;
  /** In the order of `Study.patients`. */
  readonly patients: readonly InactiveCourse[];
}

/** One patient's course after transplant. */
export interface InactiveCourse {
  readonly patient: number;
  /** Visits after transplant that measured any of the criteria. */
  readonly visits: number;
  /** The first day on which the disease is inactive. */
  readonly firstDay: number | null;
  /** Visits that cannot be decided before that day, or over the whole course: it may have been inactive then. */
  readonly undecided: number;
  readonly outcome: "met" | "never" | "undecidable" | "no visit";
  readonly last: { readonly day: number; readonly disease: InactiveDisease } | null;
}

export interface AnalysisResult {
  /** The value of the column that `--by` splits the study by; null without it. */
  readonly group: string | null;
  readonly plan: Plan;
  readonly study: Study;
  readonly alignment: Alignment;
  readonly comparisons: readonly PairedComparison[];
  readonly correlations: readonly Correlation[];
  /** Null without any of its scores. */
  readonly inactive: InactiveCourses | null;
  /** A row a variable where the plan has three or more windows; else none. */
  readonly trends: readonly Trend[];
  /** Listed afresh at each walk, since a proteome has more missing cells than it is wise to hold. */
  readonly exclusions: Iterable<Exclusion>;
  /** What a reader must know, in plain sentences. */
  readonly remarks: readonly Remark[];
}

export type Remark = DiagnosticOf<"warning"> | DiagnosticOf<"note">;
