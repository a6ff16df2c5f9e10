const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const LAST = DIGITS - 1;

/**
 * Indices that sort the values ascending by the upper 32 bits of each double (sign, exponent and 20 bits of the
 * mantissa): a least-significant-digit radix sort in three passes. Values must not be NaN; −0 comes before 0.
 */
export function radixOrder(values: Float64Array): Uint32Array {
  const keys = keysOf(values);
  let indices = new Uint32Array(keys.length);
  for (let i = 0; i < indices.length; i++) indices[i] = i;
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) indices = byDigit(indices, keys, shift);
  return indices;
}

/** Whole numbers in the order of the values. */
function keysOf(values: Float64Array): Uint32Array {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) {
    const word = words[2 * i + HIGH_WORD];
    // Negative doubles grow downwards: all their bits turn round, of the others the sign alone.
    keys[i] = word ^ ((word >> 31) | 0x80000000);
  }
  return keys;
}

/** The indices by one digit of their keys, and as they come where it is the same. */
function byDigit(indices: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < keys.length; i++) starts[((keys[i] >>> shift) & LAST) + 1]++;
  for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit];
  const sorted = new Uint32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i];
    sorted[starts[(keys[index] >>> shift) & LAST]++] = index;
  }
  return sorted;
}
