import gammainc from "@stdlib/math-base-special-gammainc";

/** The chi-square distribution with df > 0 degrees of freedom. */
export const chiSquare = {
  /** P(X ≥ x), summed from its own end. */
  survival: (x: number, df: number): number => (x <= 0 ? 1 : x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true)),
};
