import { betaCdf, logBetaCdf } from "../numeric/beta-gamma.js";
import { exactSignFlips } from "./exact-sign-flips.js";
import { logSum, type NullDistribution } from "./null-distribution.js";

/** Up to here the counts are added up; beyond, the incomplete beta function is faster. */
const SUMMED = 1000;

/** The number of heads in m ≥ 1 fair tosses; exact. */
export function fairTossesNull(m: number): NullDistribution {
  if (m <= SUMMED) return exactSignFlips(new Float64Array(m).fill(1));
  const mean = m / 2;
  // P(X ≥ k) = I_½(k, m − k + 1).
  const upper = (t: number): { k: number; rest: number } => ({
    k: Math.ceil(t - 1e-6),
    rest: m - Math.ceil(t - 1e-6) + 1,
  });
  const atLeast = (t: number): number => {
    const { k, rest } = upper(t);
    return k <= 0 ? 1 : rest <= 0 ? 0 : betaCdf(0.5, k, rest);
  };
  const logAtLeast = (t: number): number => {
    const { k, rest } = upper(t);
    return k <= 0 ? 0 : rest <= 0 ? Number.NEGATIVE_INFINITY : logBetaCdf(0.5, k, rest);
  };
  const reach = (t: number): number => mean + Math.abs(t - mean);
  return {
    kind: "exact",
    mean,
    atMost: (t) => atLeast(m - t),
    atLeast,
    asFar: (t) => Math.min(1, 2 * atLeast(reach(t))),
    log: {
      atMost: (t) => logAtLeast(m - t),
      atLeast: logAtLeast,
      asFar: (t) => logSum(logAtLeast(reach(t)), logAtLeast(reach(t))),
    },
    support: { low: 0, high: m, logLow: -m * Math.LN2, logHigh: -m * Math.LN2 },
  };
}
