/**
 * Calls `visit` once for every multiset of n draws from n things, with how often each is drawn and the number of the
 * nⁿ ordered resamples it stands for: n!/Π cᵢ!. `counts` is reused between calls.
 */
export function forEachMultiset(n: number, visit: (counts: Uint32Array, orders: number) => void): void {
  const counts = new Uint32Array(n);
  const place = (i: number, left: number, orders: number): void => {
    if (i === n - 1) {
      counts[i] = left;
      visit(counts, orders);
      return;
    }
    let ways = orders;
    for (let c = 0; c <= left; c++) {
      counts[i] = c;
      place(i + 1, left - c, ways);
      ways = (ways * (left - c)) / (c + 1);
    }
  };
  if (n > 0) place(0, n, 1);
}

/** How many there are: C(2n − 1, n). */
export function countMultisets(n: number): number {
  let ways = 1;
  for (let i = 1; i <= n; i++) ways = (ways * (n - 1 + i)) / i;
  return ways;
}
