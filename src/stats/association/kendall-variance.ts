/**
 * The variance of Kendall's S over all pairings, given the tie classes of both samples; exact.
 *
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 4
 */
export function kendallVariance(xTies: readonly number[], yTies: readonly number[]): number {
  const n = xTies.reduce((sum, size) => sum + size, 0);
  if (n < 2) return 0;
  const untied = n * (n - 1) * (2 * n + 5);
  const cubic = untied - sum(xTies, (t) => t * (t - 1) * (2 * t + 5)) - sum(yTies, (t) => t * (t - 1) * (2 * t + 5));
  const pairs = sum(xTies, (t) => t * (t - 1)) * sum(yTies, (t) => t * (t - 1));
  const triples = sum(xTies, (t) => t * (t - 1) * (t - 2)) * sum(yTies, (t) => t * (t - 1) * (t - 2));
  const third = n > 2 ? triples / (9 * n * (n - 1) * (n - 2)) : 0;
  return cubic / 18 + third + pairs / (2 * n * (n - 1));
}

function sum(ties: readonly number[], term: (size: number) => number): number {
  return ties.reduce((total, size) => total + term(size), 0);
}
