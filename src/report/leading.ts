/**
 * The rows to show where there is no room for all: those with the smallest p, ties as they stand, given back in
 * their own order. Rows without p come last.
 */
export function leading<Row>(rows: readonly Row[], most: number, p: (row: Row) => number | null): Row[] {
  if (rows.length <= most) return [...rows];
  const order = rows.map((row, i) => ({ i, p: p(row) ?? Number.POSITIVE_INFINITY }));
  order.sort((a, b) => (a.p === b.p ? a.i - b.i : a.p - b.p));
  return order
    .slice(0, most)
    .sort((a, b) => a.i - b.i)
    .map(({ i }) => rows[i]);
}
