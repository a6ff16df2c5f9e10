import type { DiagnosticMeaning } from "./meaning.js";

/** Files that cannot be read as tables. */
export const FILES = {
  "no-input": { severity: "error", means: "No file was named.", mend: "Name at least one file." },
  "same-file-name": {
    severity: "error",
    means: "Two inputs have one base name, so places in them could not be told apart.",
    mend: "Rename one of them.",
  },
  "empty-file": { severity: "error", means: "The file holds nothing.", mend: "Give a header and at least one record." },
  "no-records": {
    severity: "error",
    means: "The file has a header and nothing under it.",
    mend: "Give at least one record.",
  },
  "binary-file": {
    severity: "error",
    means: "The bytes are no text: NUL bytes, or a format that is not read.",
    mend: "Save the table as .xlsx or as CSV (UTF-8); UTF-16 without its mark needs --encoding.",
  },
  "not-utf8": {
    severity: "error",
    means: "The bytes are not valid UTF-8.",
    mend: "Save the file as UTF-8, or name its encoding, most often --encoding windows-1252.",
  },
  "not-in-encoding": {
    severity: "error",
    means: "The bytes are not valid in the encoding that was named.",
    mend: "Name the right --encoding, or save the file as UTF-8.",
  },
  "broken-gzip": {
    severity: "error",
    means: "The file is packed with gzip and cannot be unpacked to its end.",
    mend: "Copy it again from where it came from.",
  },
  "broken-workbook": {
    severity: "error",
    means: "The file is a zip archive but no workbook that can be read.",
    mend: "Open it in Excel and save it as .xlsx or CSV.",
  },
  "several-sheets": {
    severity: "error",
    means: "The workbook has several sheets that hold something.",
    mend: "Choose one with --sheet.",
  },
  "unknown-sheet": {
    severity: "error",
    means: "The workbook has no sheet of that name or number.",
    mend: "Look at the names in the hint.",
  },
  "unclosed-quote": { severity: "error", means: "A quote opens a field and none closes it.", mend: 'Close it with ".' },
  "stray-quote": {
    severity: "error",
    means: "A quote stands inside a field that does not begin with one.",
    mend: "Put the whole field in quotes and double each quote inside it.",
  },
  "mixed-decimal-marks": {
    severity: "error",
    means: "Some numbers have a decimal comma, others a point.",
    mend: "Write them alike, or declare --decimal and --thousands.",
  },
  "ambiguous-number": {
    severity: "error",
    means: "Every number with a comma could also be one with a thousands separator.",
    mend: "Declare --decimal comma or --thousands comma.",
  },
} as const satisfies Readonly<Record<string, DiagnosticMeaning>>;
