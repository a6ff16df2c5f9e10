import type { Table } from "./table.js";

/** A row, and which table it came from. */
interface Stacked {
  readonly part: number;
  readonly row: unknown;
}

/**
 * The same table of several groups as one, rows below each other in the order given. Columns are matched by key; one
 * that a group lacks (a variable it never measured) is absent in its rows.
 *
 * @throws RangeError without a table, or with tables of different names.
 */
export function stackTables<Row>(tables: readonly Table<Row>[]): Table {
  const parts = tables as unknown as readonly Table[];
  const names = [...new Set(parts.map(({ name }) => name))];
  if (names.length !== 1) throw new RangeError(`tables of one name were required; found ${names.join(", ") || "none"}`);
  const legend = [...new Set(parts.flatMap(({ legend }) => legend))];
  const columns = united(parts.map((table) => table.columns.map((column) => [column.key, column])));
  if (parts.length === 1) return { ...parts[0], columns: columns.map(([column]) => column), legend };
  // Headings may repeat; what tells such columns apart is which of them it is.
  const brief = united(parts.map((table) => numbered(table.brief, ({ heading }) => heading)));
  const stacked: Table<Stacked> = {
    name: names[0],
    columns: columns.map(([column, own]) => ({ ...column, value: ({ part, row }) => own[part]?.value(row) ?? null })),
    brief: brief.map(([column, own]) => ({
      ...column,
      text: ({ part, row }) => own[part]?.text(row) ?? "",
      value: column.value && (({ part, row }) => own[part]?.value?.(row) ?? null),
    })),
    legend,
    rows: rowsOf(parts),
  };
  return stacked as unknown as Table;
}

function* walk(parts: readonly Table[]): Iterator<Stacked> {
  for (const [part, { rows }] of parts.entries()) for (const row of rows) yield { part, row };
}

function rowsOf(parts: readonly Table[]): Iterable<Stacked> {
  return { [Symbol.iterator]: () => walk(parts) };
}

function numbered<Column>(columns: readonly Column[], name: (column: Column) => string): [string, Column][] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const nth = (seen.get(name(column)) ?? 0) + 1;
    seen.set(name(column), nth);
    return [`${name(column)} ${nth}`, column];
  });
}

/** All columns of several lists, each once with every list's own; a new one stands behind the one it follows in its list. */
function united<Column>(
  lists: readonly (readonly (readonly [string, Column])[])[],
): (readonly [Column, readonly (Column | undefined)[]])[] {
  /** The key behind each key; the first stands behind null, and null behind the last. */
  const behind = new Map<string | null, string | null>();
  for (const list of lists) {
    let last: string | null = null;
    for (const [key] of list) {
      if (!behind.has(key)) {
        behind.set(key, behind.get(last) ?? null);
        behind.set(last, key);
      }
      last = key;
    }
  }
  const order: string[] = [];
  for (let key = behind.get(null) ?? null; key !== null; key = behind.get(key) ?? null) order.push(key);
  const maps = lists.map((list) => new Map(list));
  return order.flatMap((key) => {
    const own = maps.map((map) => map.get(key));
    const first = own.find((column) => column !== undefined);
    return first === undefined ? [] : [[first, own] as const];
  });
}
