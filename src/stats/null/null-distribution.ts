import type { NullKind } from "../result.js";

/**
 * The distribution a statistic T has under the null hypothesis. `t` is in T's own unit throughout.
 * Tails are summed from their own end. They are neither doubled nor clamped: only `pValue` does that.
 */
export interface NullDistribution {
  readonly kind: NullKind;
  /** E, the expectation of T. */
  readonly mean: number;
  /** P(T ≤ t). */
  atMost(t: number): number;
  /** P(T ≥ t). */
  atLeast(t: number): number;
  /** P(|T − E| ≥ |t − E|). */
  asFar(t: number): number;
  /** The natural logarithm of each, for tails too small for a double. */
  readonly log: {
    atMost(t: number): number;
    atLeast(t: number): number;
    asFar(t: number): number;
  };
  /** The ends of T's support under re-randomisation, and their probabilities; null where there is no such support. */
  readonly support: Support | null;
  /** Number of draws, where the distribution is a Monte Carlo sample. */
  readonly draws?: number;
}

export interface Support {
  readonly low: number;
  readonly high: number;
  /** ln P(T = low), ln P(T = high). */
  readonly logLow: number;
  readonly logHigh: number;
}

/** A null whose tails never underflow: their logarithms are those of the tails. */
export function withLogTails(tails: Omit<NullDistribution, "log">): NullDistribution {
  const { atMost, atLeast, asFar } = tails;
  return {
    ...tails,
    log: {
      atMost: (t) => Math.log(atMost(t)),
      atLeast: (t) => Math.log(atLeast(t)),
      asFar: (t) => Math.log(asFar(t)),
    },
  };
}

/** ln(e^a + e^b). */
export function logSum(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}
