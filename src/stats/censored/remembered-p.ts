import { signedRankTest } from "../paired/signed-rank.js";
import type { Alternative } from "../result.js";

/** Up to this many differences a pattern of ties fits the bits of one integer. */
const MAX_BITS = 30;

/**
 * p of the signed-rank test (Pratt's zeros) for many sets of n differences: it depends on the ties in |d|, on whether
 * the lowest class is zero, and on W+, so each such combination is tested once.
 */
export function rememberedP(n: number, alternative: Alternative): (differences: Float64Array) => number {
  const test = (differences: Float64Array): number => signedRankTest(differences, { alternative }).p ?? 1;
  if (n > MAX_BITS) return test;
  const remembered = new Map<number, Float64Array>();
  const sorted = new Float64Array(n);
  return (differences) => {
    sortByMagnitude(differences, sorted);
    let ties = 0;
    let doubledW = 0;
    for (let start = 0; start < n; ) {
      const magnitude = Math.abs(sorted[start]);
      let positive = 0;
      let end = start;
      for (; end < n && Math.abs(sorted[end]) === magnitude; end++) if (sorted[end] > 0) positive++;
      doubledW += positive * (start + end + 1);
      ties |= ((1 << (end - start - 1)) - 1) << start;
      start = end;
    }
    const pattern = 2 * ties + (sorted[0] === 0 ? 1 : 0);
    let byW = remembered.get(pattern);
    if (byW === undefined) {
      byW = new Float64Array(n * (n + 1) + 1);
      remembered.set(pattern, byW);
    }
    if (byW[doubledW] === 0) byW[doubledW] = test(differences);
    return byW[doubledW];
  };
}

/** By insertion: few values, and nothing is allocated. */
function sortByMagnitude(values: Float64Array, into: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const magnitude = Math.abs(value);
    let j = i - 1;
    while (j >= 0 && Math.abs(into[j]) > magnitude) {
      into[j + 1] = into[j];
      j--;
    }
    into[j + 1] = value;
  }
}
