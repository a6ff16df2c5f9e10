/**
 * The rows to show where there is no room for all: those with the smallest p, of equal ones those with the largest size,
 * ties as they stand, given back in their own order. Rows without p come last.
 */
export function leading<Row>(
  rows: readonly Row[],
  most: number,
  p: (row: Row) => number | null,
  size: (row: Row) => number = () => 0,
): Row[] {
  if (rows.length <= most) return [...rows];
  const order = rows.map((row, i) => ({ i, p: p(row) ?? Number.POSITIVE_INFINITY, size: size(row) }));
  order.sort((a, b) => compare(a.p, b.p) || compare(b.size, a.size) || a.i - b.i);
  return order
    .slice(0, most)
    .sort((a, b) => a.i - b.i)
    .map(({ i }) => rows[i]);
}

/** Infinite numbers are equal to themselves, which their difference does not say. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
