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
  for (let k = 0; k < weights.length; k++) {
    reached = Math.min(top, reached + weights[k]);
    add(mass, weights[k], reached);
    if (k >= COUNTED) for (let s = 0; s <= reached; s++) mass[s] /= 2;
  }
  for (let s = top + 1; s <= last; s++) mass[s] = mass[total - s];
  return mass;
}

/** Four sums a round, all read before any is written: a third faster than one. */
function add(mass: Float64Array, w: number, reached: number): void {
  let s = reached;
  let from = s - w;
  for (; from >= 3; s -= 4, from -= 4) {
    const first = mass[s] + mass[from];
    const second = mass[s - 1] + mass[from - 1];
    const third = mass[s - 2] + mass[from - 2];
    const fourth = mass[s - 3] + mass[from - 3];
    mass[s] = first;
    mass[s - 1] = second;
    mass[s - 2] = third;
    mass[s - 3] = fourth;
  }
  for (; from >= 0; s--, from--) mass[s] += mass[from];
}
