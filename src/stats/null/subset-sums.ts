/** Counts are exact integers up to this number of weights; beyond, each step halves and the masses are probabilities. */
export const EXACT_BITS = 53;

/**
 * How many subsets of the weights have each sum, 0 … Σw: the shift algorithm of Streitberg & Röhmel (1986, Statistical
 * Software Newsletter 12, 10–17), f'[s] = f[s] + f[s − w]. Weights: positive integers, ascending.
 */
export function subsetSums(weights: Int32Array): Float64Array {
  let total = 0;
  for (let k = 0; k < weights.length; k++) total += weights[k];
  // f is symmetric, and its lower half depends on nothing above it.
  const half = total >> 1;
  const mass = new Float64Array(total + 1);
  mass[0] = 1;
  let reached = 0;
  for (let k = 0; k < weights.length; k++) {
    const w = weights[k];
    reached = Math.min(half, reached + w);
    if (k < EXACT_BITS) for (let s = reached, from = s - w; from >= 0; s--, from--) mass[s] += mass[from];
    else {
      for (let s = reached, from = s - w; from >= 0; s--, from--) mass[s] = (mass[s] + mass[from]) / 2;
      for (let s = Math.min(w - 1, reached); s >= 0; s--) mass[s] /= 2;
    }
  }
  for (let s = 0; s <= half; s++) mass[total - s] = mass[s];
  return mass;
}
