const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const LAST = DIGITS - 1;

/**
 * Indices that sort the values ascending by the upper 32 bits of each double (sign, exponent and 20 bits of the
 * mantissa): a least-significant-digit radix sort in three passes. Values must not be NaN; −0 comes before 0.
 */
export function radixOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * n);
  const keys = new Uint32Array(n);
  const counts = new Uint32Array(3 * DIGITS);
  for (let i = 0; i < n; i++) {
    const word = words[2 * i + HIGH_WORD];
    // Negative doubles grow downwards: all their bits turn round, of the others the sign alone.
    const key = (word ^ ((word >> 31) | 0x80000000)) >>> 0;
    keys[i] = key;
    counts[key & LAST]++;
    counts[DIGITS + ((key >>> DIGIT_BITS) & LAST)]++;
    counts[2 * DIGITS + (key >>> (2 * DIGIT_BITS))]++;
  }
  let from = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  let to = new Uint32Array(n);
  for (let pass = 0; pass < 3; pass++) {
    const starts = counts.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    const shift = pass * DIGIT_BITS;
    for (let digit = 0, start = 0; digit < DIGITS; digit++) {
      const count = starts[digit];
      starts[digit] = start;
      start += count;
    }
    for (let i = 0; i < n; i++) {
      const index = from[i];
      to[starts[(keys[index] >>> shift) & LAST]++] = index;
    }
    [from, to] = [to, from];
  }
  return from;
}
