import { requireInteger } from "../numeric/require.js";

/**
 * The smallest p that any sign-flip test can give with n non-zero differences: 2^−n on one side, 2^(1−n) on two (1 at
 * n = 0). Below the range of a double it is `Number.MIN_VALUE`. @throws RangeError unless n is an integer ≥ 0.
 */
export function minimumAttainableP(n: number): { twoSided: number; oneSided: number } {
  requireInteger(n, "n", 0);
  return {
    twoSided: n === 0 ? 1 : Math.max(Number.MIN_VALUE, 2 ** (1 - n)),
    oneSided: Math.max(Number.MIN_VALUE, 2 ** -n),
  };
}
