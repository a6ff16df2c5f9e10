/** A value, or the limit it lies below. */
export interface CensoredValue {
  readonly value: number;
  readonly below: boolean;
}

/** @throws RangeError on NaN and ±Infinity. */
export function requireCensored(values: readonly CensoredValue[], name: string): void {
  for (const [i, { value }] of values.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must hold finite values; found ${value} at index ${i}`);
  }
}

/**
 * O'Brien and Fleming's rule inside a pair: where the other value is not known to lie above the limit, both become
 * non-detects at the higher limit, so that the pair says nothing.
 */
export function equalisePair(a: CensoredValue, b: CensoredValue): [CensoredValue, CensoredValue] {
  if (a.below && b.below) {
    const limit = { value: Math.max(a.value, b.value), below: true };
    return [limit, limit];
  }
  if (a.below && a.value > b.value) return [a, a];
  if (b.below && b.value > a.value) return [b, b];
  return [a, b];
}

/**
 * Prentice's Wilcoxon scores of left-censored values, between −1 and 1 and rising with the value:
 * 2F − 1 for an observed value and F − 1 for a non-detect, F the share estimated to lie below, Π m/(m + 1) over the
 * observed values at or above, m the number of values not above. Tied observed values share the mean of the F they
 * would have one after another; a non-detect takes the F of the smallest observed value above its limit, and 1 without
 * one. A non-detect lies below an observed value that equals its limit.
 *
 * @see Prentice (1978), doi:10.1093/biomet/65.1.167
 */
export function prenticeScores(values: readonly CensoredValue[]): Float64Array {
  const order = [...values.keys()].sort((i, j) => {
    const [a, b] = [values[i], values[j]];
    return b.value - a.value || Number(a.below) - Number(b.below);
  });
  const scores = new Float64Array(values.length);
  let share = 1;
  let above = 1;
  for (let start = 0; start < order.length; ) {
    const { value, below } = values[order[start]];
    let end = start;
    while (end < order.length && values[order[end]].value === value && values[order[end]].below === below) end++;
    if (!below) {
      let sum = 0;
      for (let k = start; k < end; k++) {
        const atOrBelow = order.length - k;
        share *= atOrBelow / (atOrBelow + 1);
        sum += share;
      }
      above = sum / (end - start);
    }
    for (let k = start; k < end; k++) scores[order[k]] = below ? above - 1 : 2 * above - 1;
    start = end;
  }
  return scores;
}
