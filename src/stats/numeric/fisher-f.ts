import betainc from "@stdlib/math-base-special-betainc";

/** The F distribution with df1, df2 > 0 degrees of freedom. */
export const fisherF = {
  /** P(F ≥ f), summed from its own end. */
  survival: (f: number, df1: number, df2: number): number =>
    f <= 0 ? 1 : f === Infinity ? 0 : betainc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2, true, false),
};
