import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";
import { content, input, read, studyOf } from "./inputs.js";

/** Texts from pieces that mean something to the reader, so that chance reaches its corners. */
const pieces = fc.constantFrom(
  ...[
    "patient",
    "day",
    "date",
    "transplant_date",
    "analyte",
    "value",
    "unit",
    "lod",
    "IL-6",
    "CMAS",
    "A",
    "B",
    "pg/ml",
  ],
  ...[",", ",", ",", ";", "\t", "|", "\n", "\n", "\r\n", "\r", '"', '"', '""', " ", "'", "="],
  ...[
    "1",
    "-3",
    "<2",
    ">7",
    "*4",
    "NA",
    "<LOD",
    "OOR >",
    "1.2.3",
    "2015-03-04",
    "03/04/2015",
    "é",
    "__proto__",
    "\ufeff",
  ],
);

describe("any input", () => {
  test("of arbitrary bytes ends in a study or in errors, never in an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 64 }), async (bytes, piece) => {
        const { study, diagnostics } = await loadStudy([input("x", bytes, piece)], DEFAULT_READ_OPTIONS);
        expect(study === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  test("of meaningful pieces does so too, and says the same however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (parts, piece) => {
        const text = parts.join("");
        const whole = await loadStudy([input("x", text)], DEFAULT_READ_OPTIONS);
        expect(whole.study === null).toBe(whole.diagnostics.some(({ severity }) => severity === "error"));
        expect(await loadStudy([input("x", text, piece)], DEFAULT_READ_OPTIONS)).toEqual(whole);
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
const measurement = fc.oneof(
  { weight: 5, arbitrary: number },
  number.map((value) => `<${value}`),
  number.map((value) => `> ${value}`),
  number.map((value) => `*${value}`),
  fc.constantFrom("", "NA", "ND"),
);
const id = fc
  .string({ minLength: 1, maxLength: 6, unit: "grapheme" })
  .filter((text) => text.trim() !== "" && !text.includes("\0"));
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Patients, days, analytes, and a cell for each of their combinations; every analyte has a number somewhere. */
const study = fc
  .record({
    patients: fc.uniqueArray(id, { minLength: 1, maxLength: 4, selector: (text) => text.trim().normalize("NFC") }),
    days: fc.uniqueArray(fc.integer({ min: -4000, max: 4000 }), { minLength: 1, maxLength: 5 }),
    analytes: fc.uniqueArray(fc.constantFrom("IL-6", "CXCL10", "TNF-α", "CMAS", "galectin-9"), { minLength: 1 }),
  })
  .chain(({ patients, days, analytes }) => {
    const rows = patients.flatMap((patient) => days.map((day) => ({ patient, day })));
    const cells = fc.array(measurement, {
      minLength: rows.length * analytes.length,
      maxLength: rows.length * analytes.length,
    });
    return cells.map((cells) => ({
      rows,
      analytes,
      cell: (row: number, i: number) => cells[row * analytes.length + i],
    }));
  });

describe("a study", () => {
  test("written wide and written long is read as one and the same", async () => {
    await fc.assert(
      fc.asyncProperty(study, fc.boolean(), async ({ rows, analytes, cell }, backwards) => {
        const wide = rows.map(({ patient, day }, row) =>
          [quote(patient), day, ...analytes.map((_, i) => cell(row, i))].join(";"),
        );
        const long = rows.flatMap(({ patient, day }, row) =>
          analytes.map((name, i) => [quote(patient), name, cell(row, i), day].join(",")),
        );
        if (backwards) long.reverse();
        const first = await read({ "w.csv": [`patient;day;${analytes.join(";")}`, ...wide] });
        const second = await read({ "l.csv": ["patient,analyte,value,day", ...long] });
        expect(content(studyOf(second))).toEqual(content(studyOf(first)));
        for (const [i, name] of analytes.entries()) {
          const { variables, columns, samples, patients } = studyOf(first);
          const column = columns[variables.findIndex(({ id }) => id === name)];
          for (const [row, { patient, day }] of rows.entries()) {
            const who = patients.indexOf(patients.find((id) => id === idRead(patient)) ?? "");
            const sample = samples.day.findIndex((at, s) => at === day && samples.patient[s] === who);
            const digits = cell(row, i).replace(/^[<>*] ?/u, "");
            const expected = ["", "NA", "ND"].includes(digits) ? Number.NaN : Number(digits);
            expect(column.values[sample]).toBe(expected);
          }
        }
      }),
      { seed: 23, numRuns: 150 },
    );
  });
});

/** What an id is after reading: the contract of text cells, tested on their own. */
function idRead(text: string): string {
  return text
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/u, "")
    .normalize("NFC");
}
