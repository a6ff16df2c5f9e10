import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FORMATS, renderTable } from "../../../src/report/table/render-table.js";
import type { Cell } from "../../../src/report/table/table.js";
import { tableOf } from "./table-of.js";

const written = (format: (typeof FORMATS)[number], ...rows: Cell[][]) =>
  [...renderTable(tableOf(rows), format)].join("");

describe("machine formats", () => {
  test("absent is empty in text and null in JSON, never zero", () => {
    expect(written("csv", ["x", null, 0])).toBe("a,b,c\nx,,0\n");
    expect(written("jsonl", ["x", null, 0])).toBe('{"a":"x","b":null,"c":0}\n');
  });

  test("NaN is absent", () => {
    expect(written("csv", ["x", Number.NaN])).toBe("a,b\nx,\n");
    expect(written("jsonl", ["x", Number.NaN])).toBe('{"a":"x","b":null}\n');
  });

  test("unbounded ends are written out, each in the way of its format", () => {
    const row = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(written("csv", row)).toBe("a,b\n-Inf,Inf\n");
    expect(written("tsv", row)).toBe("a\tb\n-Inf\tInf\n");
    expect(written("json", row)).toBe('[\n{"a":"-Infinity","b":"Infinity"}\n]\n');
  });

  test("a text that a spreadsheet would run gets an apostrophe, a number never", () => {
    for (const text of ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
      expect(parse(written("csv", [text]), { from_line: 2, relax_column_count: true })[0]).toEqual([`'${text}`]);
    expect(written("csv", [-1.5, "IL-6"])).toBe("a,b\n-1.5,IL-6\n");
  });

  test("a cell like the one above it is written again, zero and minus zero alike, and one unlike it as itself", () => {
    const rows = [
      ["a,b", 0, null],
      ["a,b", -0, Number.NaN],
      ["1", 1, 1],
      ["1", "1", Number.NaN],
    ];
    expect(written("csv", ...rows)).toBe('a,b,c\n"a,b",0,\n"a,b",0,\n1,1,1\n1,1,\n');
  });

  test("no row is an empty table, not nothing", () => {
    expect([...renderTable(tableOf([], 2), "csv")].join("")).toBe("a,b\n");
    expect([...renderTable(tableOf([], 2), "json")].join("")).toBe("[]\n");
    expect([...renderTable(tableOf([], 2), "jsonl")].join("")).toBe("");
  });

  test("rows are asked for one at a time", () => {
    let asked = 0;
    const rows = {
      *[Symbol.iterator]() {
        for (; asked < 1000; ) yield [asked++];
      },
    };
    for (const format of ["csv", "tsv", "json", "jsonl", "md"] as const) {
      asked = 0;
      const chunks = renderTable({ ...tableOf([], 1), rows }, format)[Symbol.iterator]();
      for (let i = 0; i < 5; i++) chunks.next();
      expect(asked).toBeLessThan(6);
    }
  });

  const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.double(), fc.integer(), fc.constant(null));
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  const plain = (x: Cell) =>
    typeof x === "number" && (Number.isNaN(x) || Object.is(x, -0)) ? (x === 0 ? 0 : null) : x;

  test("JSON gives back every finite cell to the bit", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const finite = rows.map((row) =>
          row.map((x) => (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY ? 1 : plain(x))),
        );
        const back = JSON.parse(written("json", ...finite)) as Record<string, Cell>[];
        expect(back.map(({ a, b, c }) => [a, b, c])).toEqual(finite);
        expect(
          written("jsonl", ...finite)
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line)),
        ).toEqual(back);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("CSV and TSV give back every text, and every number to the bit", () => {
    const unguarded = (text: string) => text.replace(/^'(?=[=+\-@\t\r])/u, "");
    const texts = table.map((rows) =>
      rows.map((row) => row.map((x) => (x === "" || plain(x) === null ? "x" : plain(x)))),
    );
    fc.assert(
      fc.property(texts, (rows) => {
        for (const [format, delimiter] of [
          ["csv", ","],
          ["tsv", "\t"],
        ] as const) {
          const back = parse(written(format, ...rows), { delimiter, from: 2, record_delimiter: "\n" }) as string[][];
          const expected = rows.map((row) => row.map((x) => (typeof x === "string" ? unguarded(x) : x)));
          const read = back.map((row, i) =>
            row.map((text, j) =>
              typeof rows[i][j] === "string" ? unguarded(text) : Number(text.replace("Inf", "Infinity")),
            ),
          );
          expect(read).toEqual(expected);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("Markdown", () => {
  test("what would be markup is escaped", () => {
    expect(written("md", ["a|b*c", "<.001"])).toBe("| a | b |\n| --- | ---: |\n| a\\|b\\*c | &lt;.001 |\n");
  });
});
