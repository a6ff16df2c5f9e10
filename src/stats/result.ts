/** Which reference distribution a p value comes from. */
export type NullKind = "exact" | "saddlepoint" | "moment-matched" | "monte-carlo" | "asymptotic";

/** The direction of the alternative hypothesis; `greater` means that the statistic tends to be large. */
export type Alternative = "two-sided" | "less" | "greater";

/** What every test returns. 0 < p ≤ 1, and floor ≤ p where there is a floor. */
export interface TestResult {
  readonly method: string;
  readonly null: NullKind;
  /** Its meaning never depends on `alternative`. */
  readonly statistic: { readonly symbol: string; readonly value: number };
  /** Null where the test is undefined; `reason` then says why. */
  readonly p: number | null;
  /** log10 of p, where p underflowed and reports `Number.MIN_VALUE`. */
  readonly log10P?: number;
  readonly reason?: string;
  /** The smallest p this test could have given on these data, ties and zeros as they are; null without a randomisation null. */
  readonly floor: number | null;
  /** Standard error of p, where it comes from Monte Carlo. */
  readonly standardError?: number;
  readonly n: number;
  readonly alternative: Alternative;
}

/** A confidence interval with the level it was asked for and the level it has; an unbounded end is ±Infinity. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly requested: number;
  readonly achieved: number;
}
