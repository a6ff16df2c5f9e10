/**
 * Decimal data as integers: value = integer / scale exactly, in the sense that every value is the double nearest to a
 * decimal of at most nine places; else integer multiples of a power of two, whatever their scale. Null where neither
 * holds, or an integer would exceed 2^51 (2^41).
 *
 * 0.1 + 0.2 and 0.3 differ as doubles; as integers on the lattice they tie, as they do on paper.
 */
export function decimalLattice(values: Float64Array): { integers: Float64Array; scale: number } | null {
  for (let places = 0; places <= 9; places++) {
    const integers = scaledBy(values, 10 ** places);
    if (integers !== null) return { integers, scale: 10 ** places };
  }
  return dyadicLattice(values);
}

function dyadicLattice(values: Float64Array): { integers: Float64Array; scale: number } | null {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let scale = 2 ** (40 - Math.floor(Math.log2(largest)));
  if (!(largest > 0 && scale > 0 && Number.isFinite(scale))) return null;
  if (!values.every((value) => Number.isInteger(value * scale))) return null;
  while (values.every((value) => Number.isInteger((value * scale) / 2))) scale /= 2;
  return { integers: values.map((value) => value * scale + 0), scale };
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
