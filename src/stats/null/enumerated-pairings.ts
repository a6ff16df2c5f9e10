import { enumeratedNull, MAX_OUTCOMES } from "./enumerated.js";
import type { NullDistribution } from "./null-distribution.js";
import type { Stratum } from "./re-pairings.js";

/** Above 8 values one stratum has too many orders to list. */
const MAX_VALUES = 8;

/**
 * The exact null of Σ over strata of Σ aᵢb_π(i), every one of the Π n! pairings formed; for real values. Null where
 * there are more than 10⁶.
 */
export function enumeratedPairings(strata: readonly Stratum[]): NullDistribution | null {
  let outcomes = 1;
  for (const { a } of strata) {
    if (a.length > MAX_VALUES) return null;
    for (let k = 2; k <= a.length; k++) outcomes *= k;
  }
  if (outcomes > MAX_OUTCOMES) return null;
  let size = 0;
  for (const { a, b } of strata) size += a.length * largest(a) * largest(b);
  return enumeratedNull(
    strata.map(({ a, b }) => Float64Array.from(products(Array.from(a), Array.from(b))).sort()),
    1e-12 * size,
  );
}

/** Σ aᵢb_π(i) for every order of b. */
function products(a: readonly number[], b: readonly number[]): number[] {
  const [first, ...rest] = a;
  if (first === undefined) return [0];
  return b.flatMap((value, i) => products(rest, b.toSpliced(i, 1)).map((sum) => sum + first * value));
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
