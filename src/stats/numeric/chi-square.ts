import { gammaSurvival } from "./beta-gamma.js";

/** The chi-square distribution with df > 0 degrees of freedom. */
export const chiSquare = {
  /** P(X ≥ x), summed from its own end. */
  survival: (x: number, df: number): number => gammaSurvival(x / 2, df / 2),
};
