/**
 * With up to this many weights the masses are counts, beyond 2^53 rounded like any double; with more, each further step
 * halves, so that two of them can be multiplied.
 */
const COUNTED = 500;

/** What all masses sum to. */
export const sumOfMasses = (weights: Int32Array): number => 2 ** Math.min(weights.length, COUNTED);

/**
 * How many subsets of the weights have each sum, 0 … min(Σw, `most`): the shift algorithm of Streitberg & Röhmel (1986,
 * Statistical Software Newsletter 12, 10–17), f'[s] = f[s] + f[s − w]. Weights: positive integers, ascending.
 */
export function subsetSums(weights: Int32Array, most = Number.POSITIVE_INFINITY): Float64Array {
  let total = 0;
  for (let k = 0; k < weights.length; k++) total += weights[k];
  // f is symmetric, and no part of it depends on anything above.
  const last = Math.min(total, most);
  const top = Math.min(total >> 1, last);
  const mass = new Float64Array(last + 1);
  mass[0] = 1;
  let reached = 0;
  let k = 0;
  for (; k + 1 < Math.min(weights.length, COUNTED); k += 2) {
    reached = Math.min(top, reached + weights[k] + weights[k + 1]);
    addTwo(mass, weights[k], weights[k + 1], reached);
  }
  for (; k < weights.length; k++) {
    reached = Math.min(top, reached + weights[k]);
    for (let s = reached; s >= weights[k]; s--) mass[s] += mass[s - weights[k]];
    if (k >= COUNTED) for (let s = 0; s <= reached; s++) mass[s] /= 2;
  }
  for (let s = top + 1; s <= last; s++) mass[s] = mass[total - s];
  return mass;
}

/**
 * Weights v ≤ w in one pass, rounded as in two; two sums a round, both read before either is written. With indices known
 * to be integers this takes half the time of a pass for each.
 */
function addTwo(mass: Float64Array, v: number, w: number, reached: number): void {
  const both = (v + w) | 0;
  let s = reached | 0;
  for (; s > both; s -= 2) {
    const first = mass[s] + mass[s - v] + (mass[s - w] + mass[s - both]);
    const second = mass[s - 1] + mass[s - 1 - v] + (mass[s - 1 - w] + mass[s - 1 - both]);
    mass[s] = first;
    mass[s - 1] = second;
  }
  for (; s >= both; s--) mass[s] = mass[s] + mass[s - v] + (mass[s - w] + mass[s - both]);
  for (; s >= w; s--) mass[s] = mass[s] + mass[s - v] + mass[s - w];
  for (; s >= v; s--) mass[s] += mass[s - v];
}
