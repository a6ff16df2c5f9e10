/** The rows, of so many, for which something holds. Loops, since a panel asks for thousands of such lists. */
export function rowsWhere(length: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (holds(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** What a column holds at each of some rows. */
export function taken<T extends Float64Array | Int32Array | Uint32Array>(column: T, rows: Uint32Array): T {
  const values = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]];
  return values;
}

/** Whether two lists of rows are the same. */
export function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
