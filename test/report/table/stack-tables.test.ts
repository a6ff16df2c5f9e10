import fc from "fast-check";
import { expect, test } from "vitest";
import { integer } from "../../../src/report/table/columns.js";
import { stackTables } from "../../../src/report/table/stack-tables.js";
import type { Table } from "../../../src/report/table/table.js";

const tableOf = (keys: readonly string[], part: number): Table => ({
  name: "samples",
  columns: keys.map((key) => integer(key, () => part)),
  brief: [],
  legend: ["a", "a", `b${part}`],
  rows: [0],
});

test("a column stands once, behind the one it follows in the first table that has it, and a lacking one is absent", () => {
  const keys = fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1, maxLength: 4 }), (lists) => {
      const order: string[] = [];
      for (const list of lists)
        for (const [i, key] of list.entries()) {
          const before = i === 0 ? -1 : order.indexOf(list[i - 1]);
          if (!order.includes(key)) order.splice(before + 1, 0, key);
        }
      const { columns, rows, legend } = stackTables(lists.map(tableOf));
      expect(columns.map(({ key }) => key)).toEqual(order);
      expect(Array.from(rows, (row) => columns.map(({ value }) => value(row)))).toEqual(
        lists.map((list, part) => order.map((key) => (list.includes(key) ? part : null))),
      );
      expect(legend).toEqual(["a", ...lists.map((_, part) => `b${part}`)]);
    }),
    { seed: 1, numRuns: 300 },
  );
});
