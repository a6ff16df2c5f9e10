import { tieClasses } from "./subset-programme.js";

/**
 * Additions that `pairingCounts` needs: Σ over multisets S of (n − |S|) · (attainable range of Σ xy + 1), or Infinity
 * where that exceeds `limit`. Counted without walking through the multisets, which would cost as much as it spares.
 */
export function pairingWork(x: Float64Array, y: Float64Array, limit: number): number {
  const n = x.length;
  const { values, sizes } = tieClasses(y);
  let subsets = 1;
  for (const size of sizes) subsets *= size + 1;
  // Sizes |S| and n − |S| are equally many, so the factors n − |S| alone come to n/2 a multiset.
  if ((subsets * n) / 2 > limit) return Number.POSITIVE_INFINITY;

  const prefix = prefixSums(x);
  // The range over S of size k is Σᵢ (xᵢ − x₍ₖ₊₁₋ᵢ₎)·y₍ᵢ₎: its first j terms' factors add up to this.
  const factor = (k: number, j: number): number => prefix[j] - prefix[k] + prefix[k - j];
  const below = waysBelow(sizes);
  const above = waysBelow(sizes.toReversed()).toReversed();
  let work = 0;
  for (let c = 0; c < sizes.length; c++) {
    const fewer = below[c];
    const more = above[c + 1];
    // m values of class c, j values below them and l above.
    for (let m = 1; m <= sizes[c]; m++) {
      for (let j = 0; j < fewer.length; j++) {
        for (let l = 0; l < more.length; l++) {
          const k = j + m + l;
          work += (n - k) * fewer[j] * more[l] * values[c] * (factor(k, j + m) - factor(k, j));
        }
      }
    }
    if (work > limit) return Number.POSITIVE_INFINITY;
  }
  const all = below[sizes.length];
  for (let k = 0; k <= n; k++) work += (n - k) * all[k];
  return work > limit ? Number.POSITIVE_INFINITY : work;
}

/** Entry c: how many multisets of each size the first c classes have. */
function waysBelow(sizes: readonly number[]): number[][] {
  const ways = [[1]];
  for (const size of sizes) {
    const before = ways[ways.length - 1];
    const after = new Array<number>(before.length + size).fill(0);
    for (let i = 0; i < before.length; i++) for (let m = 0; m <= size; m++) after[i + m] += before[i];
    ways.push(after);
  }
  return ways;
}

function prefixSums(x: Float64Array): Float64Array {
  const sums = new Float64Array(x.length + 1);
  for (let i = 0; i < x.length; i++) sums[i + 1] = sums[i] + x[i];
  return sums;
}
