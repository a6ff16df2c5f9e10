import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DEFAULT_PLAN } from "../../src/analysis/plan.js";
import { analyze } from "../../src/analysis/run.js";
import { DEFAULT_READ_OPTIONS, loadStudy, type SideFiles } from "../../src/io/load-study.js";
import type { ReadOptions, ReadResult } from "../../src/io/read-result.js";
import { resultJsonText } from "../../src/report/result-json.js";
import { input, studyOf } from "./inputs.js";
import { writeXlsx, type XlsxCell } from "./write-xlsx.js";

/** Patient, sample date, CMAS, IL-6 and galectin-9, both in µg/l; IL-6 is 0.5 at its limit, where it is not detected. */
const TRANSPLANTS = { A: "2012-03-01", B: "2014-03-11" } as const;
const SAMPLES = [
  ["A", "2012-02-02", "38", "12.5", "25.25"],
  ["A", "2012-02-16", "40", "> 50", "31"],
  ["A", "2012-06-07", "47", "1.75", "14.5"],
  ["A", "2013-03-07", "52", "<0.5", "9"],
  ["B", "2014-02-18", "20", "3.125", "27.5"],
  ["B", "2014-03-04", "24", "*8.5", ""],
  ["B", "2014-07-15", "31", "0.75", "NA"],
  ["B", "2015-03-03", "44", "<0.5", "11.125"],
] as const;
const [UNIT, UNIT_HEADER] = ["µg/l", "(µg/l)"];

type Sample = (typeof SAMPLES)[number];

/** Whole weeks from transplant, from the dates by hand: all samples lie a multiple of seven days from it. */
const WEEKS = [-4, -2, 14, 53, -3, -1, 18, 51];

const WIDE = [
  `patient_id,sample_date,transplant_date,CMAS,IL-6 ${UNIT_HEADER},galectin-9 ${UNIT_HEADER}`,
  ...SAMPLES.map(([patient, date, ...cells]) => [patient, date, TRANSPLANTS[patient], ...cells].join(",")),
];
const lines = (rows: readonly string[], end = "\n") => rows.map((row) => `${row}${end}`).join("");
const splitBy = (delimiter: string) => WIDE.map((row) => row.replaceAll(",", delimiter));
const point = (sample: Sample) => [sample[2], sample[3], sample[4]];

const LONG = SAMPLES.flatMap(([patient, date, ...cells]) =>
  ["CMAS", "IL-6", "galectin-9"].map((name, i) => [
    patient,
    date,
    TRANSPLANTS[patient],
    name,
    cells[i],
    i === 0 ? "" : UNIT,
  ]),
);
const LONG_HEADER = "subject,visit_date,asct_date,analyte,value,unit";
const withoutLimit = (text: string) => text.replace("<0.5", "<LOD");

interface Way {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: Partial<ReadOptions>;
  readonly limits?: string;
}

/** Days since 1899-12-30, as Excel counts them: 40969 is 2012-03-01 (LibreOffice: =DATEVALUE("2012-03-01")). */
const serial = (date: string) => (Date.parse(date) - Date.parse("2012-03-01")) / 86_400_000 + 40969;
const number = (text: string): XlsxCell => (text === "" ? null : /^[\d.]+$/u.test(text) ? Number(text) : text);
const SHEET: XlsxCell[][] = [
  WIDE[0].split(","),
  ...SAMPLES.map((sample) => [
    sample[0],
    { serial: serial(sample[1]) },
    { serial: serial(TRANSPLANTS[sample[0]]) },
    ...point(sample).map(number),
  ]),
];

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

const dmy = (date: string) => date.split("-").reverse().join("/");
const mdy = (date: string) => date.replace(/^(\d+)-(\d+)-(\d+)$/u, "$2/$3/$1");
const redated = (write: (date: string) => string) =>
  lines(WIDE.map((row) => row.replace(/\d{4}-\d{2}-\d{2}/gu, (date) => write(date))));
const decimalComma = splitBy(";").map((row) => row.replaceAll(/(\d)\.(\d)/gu, "$1,$2"));
const relative = (name: string, factor: number) =>
  lines([
    `id,${name},CMAS,IL-6 [${UNIT}],galectin-9 [${UNIT}]`,
    ...SAMPLES.map((sample, i) => [sample[0], WEEKS[i] * factor, ...point(sample)].join(",")),
  ]);
const limitsColumn = LONG.map((row) => `${withoutLimit(row.join(","))},${row[3] === "IL-6" ? "0.5" : ""}`);

const WAYS: Readonly<Record<string, Way>> = {
  "wide, comma": { files: { "s.csv": lines(WIDE) } },
  long: { files: { "s.csv": lines([LONG_HEADER, ...LONG.map((row) => row.join(","))]) } },
  "long, backwards": { files: { "s.csv": lines([LONG_HEADER, ...LONG.map((row) => row.join(",")).toReversed()]) } },
  "split in panel, scores and patients": {
    files: {
      "patients.csv": lines(["id,transplant_date,sex", `A,${TRANSPLANTS.A},F`, `B,${TRANSPLANTS.B},M`]),
      "scores.csv": lines([
        "patient,date,CMAS",
        ...SAMPLES.map(([patient, date, cmas]) => `${patient},${date},${cmas}`),
      ]),
      "panel.csv": lines([
        `patient,date,galectin-9 ${UNIT_HEADER},IL-6 ${UNIT_HEADER}`,
        ...SAMPLES.map(([patient, date, , il6, gal9]) => `${patient},${date},${gal9},${il6}`),
      ]),
    },
  },
  "; with decimal comma": { files: { "s.csv": lines(decimalComma) } },
  "decimal comma, declared": { files: { "s.csv": lines(decimalComma) }, options: { decimal: "comma" } },
  "comma in quotes, declared": {
    files: { "s.csv": lines(WIDE.map((row) => row.replaceAll(/([*<> ]*\d+)\.(\d+)/gu, '"$1,$2"'))) },
    options: { decimal: "comma" },
  },
  tab: { files: { "s.txt": lines(splitBy("\t")) } },
  "vertical bar": { files: { "s.txt": lines(splitBy("|")) } },
  "Excel's sep= line": { files: { "s.csv": `sep=;\r\n${lines(splitBy(";"), "\r\n")}` } },
  "UTF-16, little end first": { files: { "s.csv": utf16(lines(WIDE), false) } },
  "UTF-16, big end first": { files: { "s.csv": utf16(lines(WIDE), true) } },
  "windows-1252 with µ": {
    files: { "s.csv": Buffer.from(lines(WIDE), "latin1") },
    options: { encoding: "windows-1252" },
  },
  "UTF-8 with byte order mark": { files: { "s.csv": `\ufeff${lines(WIDE)}` } },
  CRLF: { files: { "s.csv": lines(WIDE, "\r\n") } },
  "quoted newlines": {
    files: {
      "s.csv": lines(WIDE.map((row, i) => `${row},${i === 0 ? '"comment"' : '"two\nlines, ""so"""'}`)),
    },
  },
  "empty columns and rows at the end": { files: { "s.csv": `${lines(WIDE.map((row) => `${row},,`))},,,,,,,\n\n\n` } },
  "dates DMY": { files: { "s.csv": redated(dmy) }, options: { dateFormat: "DMY" } },
  "dates MDY": { files: { "s.csv": redated(mdy) }, options: { dateFormat: "MDY" } },
  "dates as Excel's serial numbers": {
    files: { "s.csv": redated((date) => String(serial(date))) },
    options: { dateFormat: "excel" },
  },
  "dates with times": { files: { "s.csv": redated((date) => `${date}T23:30:00-05:00`) } },
  "relative days": { files: { "s.csv": relative("day", 7) } },
  weeks: { files: { "s.csv": relative("weeks_from_transplant", 1) } },
  ".xlsx": { files: { "s.xlsx": writeXlsx({ Study: SHEET, Empty: [] }) } },
  ".xlsx, sheet by name": {
    files: { "s.xlsx": writeXlsx({ Notes: [["nothing"]], Study: SHEET }) },
    options: { sheet: "Study" },
  },
  ".xlsx, sheet by number": {
    files: { "s.xlsx": writeXlsx({ Notes: [["nothing"]], Study: SHEET }) },
    options: { sheet: "2" },
  },
  ".csv.gz": { files: { "s.csv.gz": gzipSync(lines(WIDE)) } },
  "unit in the long value's header": {
    files: {
      "s.csv": lines([
        "patient,day,analyte,µg/l",
        ...SAMPLES.flatMap(([patient, , , il6, gal9], i) => [
          [patient, WEEKS[i] * 7, "IL-6", il6].join(","),
          [patient, WEEKS[i] * 7, "galectin-9", gal9].join(","),
        ]),
      ]),
      "scores.csv": lines([
        "patient,day,CMAS",
        ...SAMPLES.map(([patient, , cmas], i) => `${patient},${WEEKS[i] * 7},${cmas}`),
      ]),
    },
  },
  "limits in a column": { files: { "s.csv": lines([`${LONG_HEADER},lod`, ...limitsColumn]) } },
  "limits in a row": { files: { "s.csv": lines([...WIDE.map(withoutLimit), "LOD,,,,0.5,1"]) } },
  "limits in a row of a long file": {
    files: {
      "s.csv": lines([LONG_HEADER, ...LONG.map((row) => withoutLimit(row.join(","))), `LOD,,,IL-6,0.5,${UNIT}`]),
    },
  },
  "limits in a file": {
    files: { "s.csv": lines(WIDE.map(withoutLimit)) },
    limits: lines(["analyte,lod,unit", `il 6,0.5,${UNIT}`]),
  },
  "another word for missing": {
    files: { "s.csv": lines(WIDE.map((row) => row.replace(",NA", ",-99"))) },
    options: { missing: ["-99"] },
  },
};

async function readWay({ files, options, limits }: Way): Promise<ReadResult> {
  const inputs = Object.entries(files).map(([name, content]) => input(name, content));
  const beside: SideFiles = limits === undefined ? {} : { limits: input("lod.csv", limits) };
  return loadStudy(inputs, { ...DEFAULT_READ_OPTIONS, ...options }, beside);
}

const resultOf = (read: ReadResult) =>
  [
    ...resultJsonText(analyze(studyOf(read), DEFAULT_PLAN, { compare: true, correlate: true, patients: true }), []),
  ].join("");

describe("one small study gives one result.json, written", () => {
  const expected = readWay(WAYS["wide, comma"]).then(resultOf);

  test.each(Object.entries(WAYS))("%s", async (_, way) => {
    const read = await readWay(way);
    expect(resultOf(read)).toBe(await expected);
    expect(read.diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("in no fewer than fifteen ways, all of them with values in the result", async () => {
    expect(Object.keys(WAYS).length).toBeGreaterThanOrEqual(15);
    const { comparisons } = JSON.parse(await expected);
    expect(comparisons).toHaveLength(3);
  });
});
