import { gzipSync } from "node:zlib";
import { writeXlsx } from "../io/write-xlsx.js";

/** A file, or several, that cannot be analysed as they are: each a few lines with one thing wrong (or one kind of thing). */
export interface BrokenFiles {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Options beside the files. */
  readonly args?: readonly string[];
}

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const one = (...rows: string[]): BrokenFiles => ({ files: { "study.csv": lines(...rows) } });
const bytes = (...parts: (string | number[])[]): BrokenFiles => ({
  files: {
    "study.csv": Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part)))),
  },
});
const with_ = ({ files }: BrokenFiles, ...args: string[]): BrokenFiles => ({ files, args });

const DAYS = "patient,day,IL-6";
const DATES = "patient,sample_date,transplant_date,IL-6";
const XPONENT = ["Program,xPONENT,,FLEXMAP 3D", "Results", "DataType:,Result", "Location,Sample,IL-6,Total Events"];

export const BROKEN: Readonly<Record<string, BrokenFiles>> = {
  // Files
  "empty file": one(""),
  "blank lines alone": one("", " ", ""),
  "only a header": one(DAYS),
  "a header and empty records": one(DAYS, ",,", ",,"),
  "invalid UTF-8": bytes("patient,day,IL-6\nZo", [0xeb], ",1,2\n"),
  "invalid UTF-8 at the end": bytes("patient,day,IL-6\nA,1,2\nB,2,3", [0xc3]),
  "NUL bytes": bytes("patient,day,IL-6\nA,1,", [0], "\n"),
  "UTF-16 without its mark": { files: { "study.csv": Buffer.from("patient,day,IL-6\nA,1,2\n", "utf16le") } },
  "UTF-16 without its mark, of letters that are no UTF-8": {
    files: { "study.csv": Buffer.from("Patientin,Tag,TNF-α (µg/l)\nÄ,1,2\n", "utf16le").swap16() },
  },
  "half a character of UTF-16": {
    files: { "study.csv": Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42, 0x00, 0x00, 0xd8, 0x41, 0x00]) },
  },
  "an old Excel workbook": bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  "a zip that is no workbook": bytes([0x50, 0x4b, 3, 4, 20, 0, 0, 0]),
  "a gzip cut short": { files: { "study.csv.gz": gzipSync(lines(DAYS, "A,1,2", "A,9,3")).subarray(0, 30) } },
  "gzip of nonsense": bytes([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  noise: bytes(Array.from({ length: 300 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24 || 1)),
  "a workbook with what Excel could not compute": {
    files: {
      "study.xlsx": writeXlsx({
        Panel: [
          ["patient", "day", "IL-6", "CMAS"],
          ["A", -1, 2, 30],
          ["A", 1, { error: "#DIV/0!" }, 40],
          ["B", -1, { error: "#N/A" }, 30],
          [{ error: "#REF!" }, 1, 5, { error: "#NAME?" }],
        ],
      }),
    },
  },
  "a workbook of several sheets": {
    files: {
      "study.xlsx": writeXlsx({
        Panel: [
          ["patient", "day", "IL-6"],
          ["A", 1, 2],
        ],
        Scores: [["patient", "day", "CMAS"]],
      }),
    },
  },
  "a workbook without the sheet": {
    files: {
      "study.xlsx": writeXlsx({
        Panel: [
          ["patient", "day", "IL-6"],
          ["A", 1, 2],
        ],
      }),
    },
    args: ["--sheet", "Pannel"],
  },
  "a workbook with an Excel date as day": {
    files: {
      "study.xlsx": writeXlsx({
        Panel: [
          ["patient", "day", "IL-6"],
          ["A", { serial: 42064 }, 2],
        ],
      }),
    },
  },
  "an unclosed quote": one(DAYS, "A,1,2", '"B,2,3', "C,3,4"),
  "a stray quote": one(DAYS, 'A,1,2"', "B,2,3"),
  "two files of one name, by option": with_(one(DAYS, "A,1,<LOD"), "--lod", "study.csv"),

  // Columns
  "duplicate headers": one("patient,day,IL-6,CXCL10,IL-6", "A,1,2,3,4"),
  "a ragged record, too short": one(DAYS, "A,1,2", "A,2"),
  "a ragged record, too long": one(DAYS, "A,1,2", "A,2,3,4"),
  "a decimal comma that splits a field": one(DAYS, "A,1,2,5", "A,2,3,5"),
  "a column without a name": one("patient,day,,IL-6", "A,1,x,2"),
  "no patient column": one("name_of_child,day,IL-6", "A,1,2"),
  "no time column": one("patient,when,IL-6", "A,1,2"),
  "no measurements": one("patient,day,comment", "A,1,fine"),
  "a patients table alone": one("patient,transplant_date,sex", "A,2015-01-01,F"),
  "two columns of one variable": one("patient,day,IL-6 (pg/ml),IL-6", "A,1,2,3"),
  "two spellings of one score": one("patient,day,PGA,MDGA", "A,1,2,3"),
  "a long file without values": one("patient,day,analyte,sex", "A,1,IL-6,F"),
  "a long file with two candidates": one("patient,day,analyte,raw,adjusted", "A,1,IL-6,3,4"),
  "a long layout without analytes": with_(one(DAYS, "A,1,2"), "--layout", "long"),
  "a long file that names no analyte": one("patient,day,analyte,value", "A,1,IL-6,3", "A,2,,4"),
  "an unknown column in an option": with_(one(DAYS, "A,1,2"), "--patient", "pateint"),
  "an unknown analyte in an option": with_(one(DAYS, "A,1,2"), "--analyte", "IL-8"),
  "a condition on no column": with_(one(DAYS, "A,1,2"), "--where", "groop=case"),
  "a condition that keeps nothing": with_(one("patient,day,group,IL-6", "A,1,Case,2"), "--where", "group=case"),

  // Cells
  "text in a number": one(DAYS, "A,-1,high", "A,1,2"),
  "three points in a number": one(DAYS, "A,-1,1.2.3", "A,1,2"),
  "two limits in a cell": one(DAYS, "A,-1,<1 - <2", "A,1,2"),
  "a number too large": one(DAYS, "A,-1,1e999", "A,1,2"),
  "mixed decimal marks": one("patient;day;IL-6", "A;-1;1,5", "A;1;2.5"),
  "a comma that may be either mark": one("patient;day;IL-6", "A;-1;1,500", "A;1;2,250"),
  "a decimal comma in a comma file": one(DAYS, 'A,-1,"1,5"', "A,1,2"),
  "a decimal point where a comma is declared": with_(
    one("patient;day;IL-6", "A;-1;1.5", "A;1;2,5"),
    "--decimal",
    "comma",
  ),
  "thousands that were not declared": one(DAYS, 'A,-1,"1,234.5"', "A,1,2"),
  "thousands or a decimal comma": one(DAYS, 'A,-1,"1,234"', "A,1,2"),
  "thousands in the wrong place": with_(one(DAYS, 'A,-1,"12,34"', "A,1,2"), "--thousands", "comma"),
  "mixed units in a long file": one("patient,day,analyte,value,unit", "A,-1,IL-6,2,pg/ml", "A,1,IL-6,3,ng/ml"),
  "mixed units over two files": {
    files: {
      "first.csv": lines("patient,day,IL-6 (pg/ml)", "A,-1,2"),
      "second.csv": lines("patient,day,IL-6 (ng/ml)", "A,1,3"),
    },
  },
  "a non-detect without a limit": one(DAYS, "A,-1,<LOD", "A,1,OOR >"),
  "a non-detect with an empty limit": one("patient,day,analyte,value,lod", "A,-1,IL-6,BLQ,", "A,1,IL-6,3,"),
  "a non-detect with a limit of text": one("patient,day,analyte,value,lod", "A,-1,IL-6,BLQ,low", "A,1,IL-6,3,"),
  "a limits file of another unit": {
    files: {
      "study.csv": lines("patient,day,IL-6 (pg/ml)", "A,-1,<LOD", "A,1,2"),
      "lod.csv": lines("analyte,lod,unit", "IL-6,1,ng/ml"),
    },
    args: ["--lod", "lod.csv"],
  },
  "a limits file without limits": {
    files: { "study.csv": lines(DAYS, "A,-1,<LOD", "A,1,2"), "lod.csv": lines("analyte,colour", "IL-6,red") },
    args: ["--lod", "lod.csv"],
  },
  "a limits file with text": {
    files: { "study.csv": lines(DAYS, "A,-1,<LOD", "A,1,2"), "lod.csv": lines("analyte,lod", "IL-6,low", "IL-8,2") },
    args: ["--lod", "lod.csv"],
  },

  // Who and when
  "ambiguous dates": one(DATES, "A,03/04/2015,2015-01-01,2", "A,2015-01-03,04/05/2015,2"),
  "a date with the day first": one(DATES, "A,13/04/2015,2015-01-01,2"),
  "a date that DMY makes impossible": with_(one(DATES, "A,04/13/2015,2015-01-01,2"), "--date-format", "DMY"),
  "30 February": one(DATES, "A,2024-02-30,2024-01-01,2"),
  "29 February of a common year": with_(one(DATES, "A,29.02.2023,2023-01-01,2"), "--date-format", "DMY"),
  "a year of two digits": with_(one(DATES, "A,03/04/15,2015-01-01,2"), "--date-format", "DMY"),
  "an Excel serial number": one(DATES, "A,42064,2015-01-01,2"),
  "a date of words": one(DATES, "A,spring,2015-01-01,2"),
  "a day of words": one(DAYS, "A,baseline,2"),
  "a day out of reach": one(DAYS, "A,1e9,2"),
  "a record without a patient": one(DAYS, "A,-1,2", ",1,3"),
  "no transplant date": one("patient,sample_date,IL-6", "A,2015-01-01,2"),
  "two transplant dates": one(DATES, "A,2015-01-01,2015-02-01,2", "A,2015-03-01,2015-02-02,3"),
  "no day at all": one(DAYS, "A,,2", "B,,3"),
  "duplicate samples": one(DAYS, "A,1,2", "A,1,3"),
  "duplicate samples over two files": {
    files: { "first.csv": lines(DAYS, "A,1,2"), "second.csv": lines(DAYS, "A,1,2") },
  },
  "duplicate samples in a long file": one("patient,day,analyte,value", "A,1,IL-6,2", "A,1,IL-6,3"),

  // Exports
  "an export without concentrations": one(
    ...XPONENT.map((line) => line.replace("Result", "Median")),
    '"1(1,A1)",one,5,300',
  ),
  "an export without a sample sheet": one(...XPONENT, '"1(1,A1)",one,5,300'),
  "an export of standards alone": one(...XPONENT, '"1(1,A1)",Standard1,5,300'),
  "an export with text for a number": {
    files: {
      "study.csv": lines(...XPONENT, '"1(1,A1)",one,abc,300'),
      "samples.csv": lines("sample,patient,day", "one,A,1"),
    },
    args: ["--sample-sheet", "samples.csv"],
  },
  "a sample sheet without samples": {
    files: {
      "study.csv": lines(...XPONENT, '"1(1,A1)",one,5,300'),
      "samples.csv": lines("tag,patient,day", "one,A,1"),
    },
    args: ["--sample-sheet", "samples.csv"],
  },
  "a sample sheet that names a sample twice": {
    files: {
      "study.csv": lines(...XPONENT, '"1(1,A1)",one,5,300'),
      "samples.csv": lines("sample,patient,day", "one,A,1", "one,A,2"),
    },
    args: ["--sample-sheet", "samples.csv"],
  },

  // Names that mean something elsewhere
  "a patient named __proto__": one(DAYS, "__proto__,1,2", "__proto__,1,3", "constructor,1,x"),
  "a column named constructor": one("patient,day,constructor,toString", "A,-1,1,2", "A,1,oops,3", "A,2,4,5"),
  "formulas in names": one("patient,day,=IL-6", `'=cmd|' /C calc'!A0,-1,2`, `'=cmd|' /C calc'!A0,-1,3`),
  "terminal escapes in names": one("patient,day,IL-6", "A\u001b[31m,1,\u001b[2Jbad", "A\u001b[31m,2,3"),
  "100,000 problems": one([DAYS, ...Array.from({ length: 100_000 }, (_, i) => `A,${i},x${i}`)].join("\n")),
};
