/**
 * The power of two at or below the largest of the values, as far as it divides without overflow: by it a column is brought
 * near 1, with all its digits, where squares and products neither overflow nor vanish.
 */
export function powerOfTwoBelow(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest) largest = size;
  }
  return largest === 0 ? 1 : 2 ** Math.max(-1021, Math.floor(Math.log2(largest)));
}
