import { noncentralT } from "../numeric/noncentral-t.js";
import { requireInteger, requireProportion } from "../numeric/require.js";
import { findRoot } from "../numeric/root.js";
import { studentT } from "../numeric/student-t.js";

export interface PairedTPowerOptions {
  /** Pairs, at least 2. */
  readonly n: number;
  /** True mean over true standard deviation of the differences. */
  readonly dz: number;
  /** Two-sided level; .05 by default. */
  readonly alpha?: number;
}

/**
 * Power of the two-sided paired t test, both tails counted: P(|T| ≥ t_{1−α/2}) under noncentrality dz·√n.
 *
 * @throws RangeError unless n is an integer of at least 2, dz finite and 0 < alpha < 1.
 */
export function pairedTPower({ n, dz, alpha = 0.05 }: PairedTPowerOptions): number {
  requireInteger(n, "n", 2);
  requireProportion(alpha, "alpha");
  if (!Number.isFinite(dz)) throw new RangeError(`dz must be finite; found ${dz}`);
  const df = n - 1;
  const critical = -studentT.quantile(alpha / 2, df);
  const delta = dz * Math.sqrt(n);
  return Math.min(1, noncentralT.survival(critical, df, delta) + noncentralT.cdf(-critical, df, delta));
}

export interface DetectableEffectOptions {
  readonly n: number;
  /** Wanted power, above alpha; .8 by default. */
  readonly power?: number;
  /** Two-sided level; .05 by default. */
  readonly alpha?: number;
}

/**
 * The smallest dz > 0 that the two-sided paired t test finds with the wanted power.
 *
 * @throws RangeError unless n is an integer of at least 2 and 0 < alpha < power < 1.
 */
export function minimumDetectableEffect({ n, power = 0.8, alpha = 0.05 }: DetectableEffectOptions): number {
  requireInteger(n, "n", 2);
  requireProportion(power, "power");
  requireProportion(alpha, "alpha");
  if (power <= alpha) throw new RangeError(`power must exceed alpha; found ${power} and ${alpha}`);
  let high = 1;
  while (pairedTPower({ n, dz: high, alpha }) < power) high *= 2;
  return findRoot((dz) => pairedTPower({ n, dz, alpha }) - power, 0, high);
}
