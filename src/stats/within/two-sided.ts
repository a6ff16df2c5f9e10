import type { NullDistribution } from "../null/null-distribution.js";
import { type PValue, pValue } from "../null/p-value.js";

const known = new WeakMap<NullDistribution, Map<number, PValue>>();

/**
 * The two-sided p of t by distance; of a null that many patients share, remembered: a single patient's U takes few
 * values.
 */
export function twoSided(distribution: NullDistribution, t: number, isShared: boolean): PValue {
  if (!isShared) return pValue(distribution, t, "two-sided", "distance");
  let byT = known.get(distribution);
  if (byT === undefined) {
    byT = new Map();
    known.set(distribution, byT);
  }
  let p = byT.get(t);
  if (p === undefined) {
    p = pValue(distribution, t, "two-sided", "distance");
    byT.set(t, p);
  }
  return p;
}
