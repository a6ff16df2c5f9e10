/** In the order of the values. A loop: an iterator of a lattice's masses takes several times as long. */
export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}
