import { type NullDistribution, withLogTails } from "./null-distribution.js";

/** An asymptotic null of an omnibus statistic (chi-square, F), of which only the upper tail is asked for. */
export function upperTailNull(survival: (t: number) => number, mean: number): NullDistribution {
  return withLogTails({
    kind: "asymptotic",
    mean,
    atMost: (t) => 1 - survival(t),
    atLeast: survival,
    asFar: survival,
    support: null,
  });
}
