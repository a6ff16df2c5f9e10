/**
 * Decimal data as integers: value = integer / scale exactly, in the sense that every value is the double nearest to a
 * decimal of at most nine places. Null where some value is not, or an integer would exceed 2^51.
 *
 * 0.1 + 0.2 and 0.3 differ as doubles; as integers on the lattice they tie, as they do on paper.
 */
export function decimalLattice(values: Float64Array): { integers: Float64Array; scale: number } | null {
  for (let places = 0; places <= 9; places++) {
    const integers = scaledBy(values, 10 ** places);
    if (integers !== null) return { integers, scale: 10 ** places };
  }
  return null;
}

function scaledBy(values: Float64Array, scale: number): Float64Array | null {
  const integers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const integer = Math.round(values[i] * scale);
    if (Math.abs(integer) > 2 ** 51 || integer / scale !== values[i]) return null;
    integers[i] = integer + 0;
  }
  return integers;
}
