import type { NullDistribution } from "./null-distribution.js";

/** Sums of masses below this have lost terms that underflowed. */
const REPRESENTABLE = 1e-290;

/** An exact null whose far tails, of which only the logarithm can be told, are those of an approximation. */
export function withTailsBeyond(exact: NullDistribution, approximation: () => NullDistribution): NullDistribution {
  let known: NullDistribution | undefined;
  const beyond = (): NullDistribution => {
    known ??= approximation();
    return known;
  };
  const logOf =
    (tail: "atMost" | "atLeast" | "asFar") =>
    (t: number): number => {
      const p = exact[tail](t);
      return p >= REPRESENTABLE ? Math.log(p) : beyond().log[tail](t);
    };
  return { ...exact, log: { atMost: logOf("atMost"), atLeast: logOf("atLeast"), asFar: logOf("asFar") } };
}
