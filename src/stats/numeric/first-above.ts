/** Index of the first of the ascending values above t (or at least t, if `inclusive`); their number where there is none. */
export function firstAbove(sorted: Float64Array, t: number, inclusive = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] > t || (inclusive && sorted[middle] === t)) high = middle;
    else low = middle + 1;
  }
  return low;
}
