import { columnNamed } from "./column-roles.js";
import type { Header } from "./header.js";
import type { ReadOptions } from "./read-result.js";
import { textCell } from "./text-cell.js";

/** How many of a column's values are remembered for a message. */
const REMEMBERED = 12;

/** The `where` conditions over all files: which columns were found, and which values they held. */
export interface Conditions {
  /** A file's own filter: true where a record meets every condition whose column the file has. */
  filterOf(header: Header): RecordFilter;
  /** Per condition: whether any file has its column, how many records met it, and some of the column's values. */
  readonly seen: readonly { readonly found: boolean; readonly met: number; readonly values: ReadonlySet<string> }[];
}

interface RecordFilter {
  readonly conditions: ReadonlySet<number>;
  keeps(fields: readonly string[]): boolean;
}

export function whereConditions(where: ReadOptions["where"]): Conditions {
  const seen = where.map(() => ({ found: false, met: 0, values: new Set<string>() }));
  const wanted = where.map(({ values }) => new Set(values.map((value) => value.trim())));
  return {
    seen,
    filterOf(header) {
      const tests = where.flatMap(({ column }, index) => {
        const field = columnNamed(header, column);
        return field === undefined ? [] : [{ index, at: field.position - 1 }];
      });
      for (const { index } of tests) seen[index].found = true;
      return {
        conditions: new Set(tests.map(({ index }) => index)),
        keeps(fields) {
          let kept = true;
          for (const { index, at } of tests) {
            const value = textCell(fields[at] ?? "");
            const { values } = seen[index];
            if (values.size < REMEMBERED) values.add(value);
            if (wanted[index].has(value)) seen[index].met++;
            else kept = false;
          }
          return kept;
        },
      };
    },
  };
}
