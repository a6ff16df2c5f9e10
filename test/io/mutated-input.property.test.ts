import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_READ_OPTIONS, type Input, loadStudy } from "../../src/io/load-study.js";
import type { ReadOptions, ReadResult } from "../../src/io/read-result.js";
import { Mark, measurementAt } from "../../src/study/measurement.js";
import { lineOfCell, placeOfLine, type Study } from "../../src/study/study.js";
import { input, shown } from "./inputs.js";
import { writeXlsx } from "./write-xlsx.js";

const WIDE = [
  "patient,day,CMAS,IL-6 (pg/ml),CXCL10 (pg/ml)",
  "A,-30,38,12.5,250.25",
  "A,-3,40,> 50,310",
  "A,98,47,1.75,145",
  "B,-21,20,3.125,*275",
  "B,119,31,<0.75,NA",
  "B,357,44,,111.25",
];
const LONG = [
  "patient,sample_date,transplant_date,analyte,value,unit,lod",
  ...["A,2014-03-01,2014-03-11,IL-6,5.5,pg/ml,0.5", "A,2014-04-01,2014-03-11,IL-6,<LOD,pg/ml,0.5"],
  ...["A,2014-03-01,2014-03-11,CMAS,40,,", "B,2014-04-01,2014-01-11,IL-6,-1.5,pg/ml,"],
];
const XPONENT = [
  "Program,xPONENT,,FLEXMAP 3D",
  "DataType:,Result",
  "Location,Sample,IL-6,TNF-a,Total Events",
  ...['"1(1,A1)",one,4,10,300', '"2(1,B1)",one,6,<2,300', '"3(1,C1)",two,> 90,NaN,300', "-- CRC --"],
];
const SHEET = "sample,patient,day\none,A,-3\ntwo,A,9\n";
const text = (lines: readonly string[]) => Buffer.from(`${lines.join("\n")}\n`);

/** Files that are read well, in every container. */
const VALID: readonly Uint8Array[] = [
  text(WIDE),
  text(LONG),
  text(XPONENT),
  Buffer.from(`\ufeff${WIDE.join("\r\n")}`, "utf16le"),
  gzipSync(text(WIDE)),
  writeXlsx({
    Panel: WIDE.map((line) => line.split(",").map((cell) => (/^-?[\d.]+$/u.test(cell) ? Number(cell) : cell))),
  }),
  text(WIDE.map((line) => line.replaceAll(",", ";").replaceAll(".", ","))),
];

const options = fc.record<Partial<ReadOptions>>(
  {
    decimal: fc.constantFrom("auto", "comma", "point"),
    thousands: fc.constantFrom(null, "comma", "point", "space"),
    encoding: fc.constantFrom("auto", "windows-1252", "utf-16le"),
    dateFormat: fc.constantFrom("ISO", "DMY", "excel"),
    layout: fc.constantFrom("auto", "wide", "long"),
    missing: fc.constantFrom([], ["-99"]),
  },
  { requiredKeys: [] },
);

/** Bytes put in, taken out, changed or repeated; mostly such as mean something. */
const mutation = fc.record({
  at: fc.nat({ max: 4000 }),
  kind: fc.constantFrom("insert", "delete", "change", "repeat"),
  bytes: fc.oneof(
    fc
      .constantFrom(
        ...[",", ";", '"', "\n", "\r\n", "<", "-99", "2.5", "2,5", "\0", "é", "LOD,,1,2,3\n", "A,-3,1,1,1\n"],
      )
      .map((t) => Buffer.from(t)),
    fc.uint8Array({ minLength: 1, maxLength: 3 }),
  ),
});

function mutate(
  bytes: Uint8Array,
  { at, kind, bytes: piece }: { at: number; kind: string; bytes: Uint8Array },
): Uint8Array {
  const from = at % (bytes.length + 1);
  const [head, tail] = [bytes.subarray(0, from), bytes.subarray(from)];
  if (kind === "insert") return Buffer.concat([head, piece, tail]);
  if (kind === "delete") return Buffer.concat([head, tail.subarray(piece.length)]);
  if (kind === "change") return Buffer.concat([head, piece, tail.subarray(piece.length)]);
  return Buffer.concat([head, tail.subarray(0, 20), tail]);
}

const read = (file: Input, given: Partial<ReadOptions> = {}, sheet = false): Promise<ReadResult> =>
  loadStudy([file], { ...DEFAULT_READ_OPTIONS, ...given }, sheet ? { sampleSheet: input("samples.csv", SHEET) } : {});

/** Every measurement of a study with the line it says it came from. */
function* placed(
  study: Study,
): Generator<{ readonly value: number; readonly variable: string; readonly line: number }> {
  for (const [index, { id }] of study.variables.entries())
    for (let row = 0; row < study.samples.length; row++) {
      const measurement = measurementAt(study.columns[index], row);
      if (measurement.kind === "missing") continue;
      const line = placeOfLine(study.files, lineOfCell(study, index, row)).line ?? 0;
      yield { value: measurement.kind === "observed" ? measurement.value : measurement.limit, variable: id, line };
    }
}

const numbersIn = (line: string) => line.split(",").map((cell) => Number(cell.replace(/^\s*[<>*≤≥]=?\s*/u, "")));

describe("a valid file with a few bytes changed", () => {
  test("ends in a study or in errors, whatever its container and the options, and never in an exception", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...VALID),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        options,
        fc.boolean(),
        async (bytes, mutations, given, sheet) => {
          const { study, diagnostics } = await read(input("x", mutations.reduce(mutate, bytes)), given, sheet);
          expect(study === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
        },
      ),
      { seed: 31, numRuns: 700 },
    );
  });

  test("gives no number that is not in the line it is said to come from", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(text(WIDE), text(LONG)),
        fc.array(mutation, { maxLength: 3 }),
        async (bytes, mutations) => {
          const mutated = Buffer.from(mutations.reduce(mutate, bytes));
          // Lines are counted here in the plainest way, which quotes and lone carriage returns would lead astray.
          fc.pre(!mutated.includes('"') && !mutated.includes("\r"));
          const { study } = await read(input("x.csv", mutated));
          fc.pre(study !== null);
          const lines = mutated.toString("utf8").split("\n");
          for (const { value, line } of placed(study as Study))
            expect(numbersIn(lines[line - 1].replaceAll(/[;|\t]/gu, ","))).toContain(value);
        },
      ),
      { seed: 32, numRuns: 400 },
    );
  });
});

const CELLS = ["", "NA", "7", "0.125", "-2", "1e3", "<3", "> 40", "*5.5", "ND"];

describe("a table of any cells", () => {
  test("gives each variable of each sample the number of its cell, and no more and no fewer", async () => {
    const table = fc.array(fc.tuple(...["IL-6", "CXCL10", "TNF-α"].map(() => fc.constantFrom(...CELLS))), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const lines = ["patient,day,IL-6,CXCL10,TNF-α", ...rows.map((cells, i) => `P${i % 3},${i},${cells.join(",")}`)];
        const result = await read(input("x.csv", `${lines.join("\n")}\n`));
        if (result.study === null) throw new Error(result.diagnostics.map(shown).join("\n"));
        const found = [...placed(result.study)]
          .map(({ variable, line, value }) => `${line} ${variable} ${value}`)
          .sort();
        const expected = rows
          .flatMap((cells, row) =>
            cells.flatMap((cell, i) => {
              const digits = cell.replace(/^[<>*] ?/u, "");
              return ["", "NA", "ND"].includes(digits)
                ? []
                : [`${row + 2} ${["IL-6", "CXCL10", "TNF-α"][i]} ${Number(digits)}`];
            }),
          )
          .sort();
        expect(found).toEqual(expected);
        const marks = result.study.columns.flatMap(({ marks }) => [...marks]);
        expect(marks.filter((mark) => (mark & Mark.kind) === Mark.below)).toHaveLength(
          rows.flat().filter((cell) => cell === "<3").length,
        );
      }),
      { seed: 33, numRuns: 150 },
    );
  });
});
