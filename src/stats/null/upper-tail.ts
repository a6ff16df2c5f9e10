import type { NullDistribution } from "./null-distribution.js";

/** An asymptotic null of an omnibus statistic (chi-square, F), of which only the upper tail is asked for. */
export function upperTailNull(survival: (t: number) => number, mean: number): NullDistribution {
  const atMost = (t: number): number => 1 - survival(t);
  return {
    kind: "asymptotic",
    mean,
    atMost,
    atLeast: survival,
    asFar: survival,
    log: {
      atMost: (t) => Math.log(atMost(t)),
      atLeast: (t) => Math.log(survival(t)),
      asFar: (t) => Math.log(survival(t)),
    },
    support: null,
  };
}
