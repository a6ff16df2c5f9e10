/** |actual − expected| / |expected|; 0 where both are equal, zeros and infinities included. */
export const relativeError = (actual: number, expected: number): number =>
  actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
