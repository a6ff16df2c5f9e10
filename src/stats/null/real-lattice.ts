/** Round-off within which a value counts as a multiple of the unit, relative to the largest value. */
const ROUND_OFF = 1e-12;

/**
 * Positive real values, ascending, as integer multiples of a common unit: null where there is none, within round-off,
 * that leaves their sum at most `maxPoints` units. Nothing changes when all values are scaled by a power of two.
 */
export function realLattice(
  weights: Float64Array,
  maxPoints: number,
): { readonly unit: number; readonly multiples: Float64Array } | null {
  const largest = weights[weights.length - 1];
  let total = 0;
  for (const weight of weights) total += weight;
  const smallestUnit = total / maxPoints;
  let unit = largest;
  for (const weight of weights) {
    // Euclid's algorithm on reals; what remains below any admissible unit is round-off.
    let rest = weight;
    while (rest > smallestUnit / 2) {
      const next = Math.abs(unit - rest * Math.round(unit / rest));
      unit = rest;
      rest = next;
    }
    if (unit < smallestUnit / 2) return null;
  }
  unit = largest / Math.round(largest / unit);
  const multiples = weights.map((weight) => Math.round(weight / unit));
  for (let i = 0; i < weights.length; i++) {
    if (Math.abs(weights[i] - multiples[i] * unit) > ROUND_OFF * largest) return null;
  }
  return multiples.reduce((sum, multiple) => sum + multiple, 0) <= maxPoints ? { unit, multiples } : null;
}
