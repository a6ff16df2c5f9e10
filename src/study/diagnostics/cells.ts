import type { DiagnosticMeaning } from "./meaning.js";

/** Cells, dates and places. */
export const CELLS = {
  "not-a-number": {
    severity: "error",
    means: "A cell of measurements is no number, no limit and no word for missing.",
    mend: "Correct the cell, name a word for missing with --missing, or leave its column out with --ignore.",
  },
  "number-too-large": {
    severity: "error",
    means: "A number is larger than any that can be computed with.",
    mend: "Correct it, or leave the cell empty.",
  },
  "no-limit": {
    severity: "error",
    means: "A cell lies beyond a limit that is given nowhere.",
    mend: "Write it in the cell (<3.2), in a lod or uloq column, in a row of limits or in --lod FILE.",
  },
  "not-a-time": {
    severity: "error",
    means: "A day, week or month relative to transplant is no number, or an impossible one.",
    mend: "Write it as a number, negative before transplant.",
  },
  "ambiguous-date": {
    severity: "error",
    means: "A date could be day first or month first.",
    mend: "Declare --date-format DMY or MDY, or write dates as YYYY-MM-DD.",
  },
  "not-a-date": {
    severity: "error",
    means: "A cell of dates holds something else.",
    mend: "Write dates as YYYY-MM-DD, or declare --date-format.",
  },
  "impossible-date": { severity: "error", means: "A date names a day that does not exist.", mend: "Correct the date." },
  "no-patient": { severity: "error", means: "A record names no patient.", mend: "Give every record its patient." },
  "no-analyte-name": {
    severity: "error",
    means: "A value of a long file names no analyte.",
    mend: "Give every value its analyte.",
  },
  "duplicate-value": {
    severity: "error",
    means: "One variable of one patient and day is given twice.",
    mend: "Keep one; average replicates first.",
  },
  "two-transplant-dates": {
    severity: "error",
    means: "One patient has two transplant dates.",
    mend: "Days are counted from one transplant: choose it.",
  },
  "no-transplant-date": {
    severity: "error",
    means: "No patient has a transplant date, and there are no relative days.",
    mend: "Add a transplant_date column or a table of patients.",
  },
  "no-sample": {
    severity: "error",
    means: "No record could be placed on a day relative to transplant.",
    mend: "Give sample dates with transplant dates, or relative days.",
  },
  "patient-without-transplant": {
    severity: "warning",
    means: "One patient has no transplant date; the records are left out and listed.",
    mend: "Add the date, if it is known.",
  },
  "record-without-date": {
    severity: "warning",
    means: "Records have no sample date; they are left out and listed.",
    mend: "Add the date, if it is known.",
  },
  "record-without-day": {
    severity: "warning",
    means: "Records have no relative day; they are left out and listed.",
    mend: "Add the day, if it is known.",
  },
  "days-disagree": {
    severity: "warning",
    means: "A file gives days and dates that do not agree; the dates count.",
    mend: "Correct one of them, or --ignore the column of days.",
  },
  "far-from-transplant": {
    severity: "warning",
    means: "A sample lies more than twenty years from transplant.",
    mend: "Check both dates.",
  },
  "similar-patients": {
    severity: "warning",
    means: "Two patient ids differ only in case or spaces.",
    mend: "If they are one patient, write the id the same way everywhere.",
  },
  "score-out-of-range": {
    severity: "warning",
    means: "A score lies outside its range; it is used as it stands.",
    mend: "Correct it, if it is an error.",
  },
  "stand-in-for-missing": {
    severity: "warning",
    means: "A value like -99, which some write for missing, was read as that number.",
    mend: "If it means missing, --missing -99.",
  },
  "nd-is-missing": {
    severity: "note",
    means: "ND was read as not determined: missing.",
    mend: "If it means not detected, write the limit.",
  },
  "not-positive-is-below": {
    severity: "note",
    means: "Values of zero or less were read as below the limit that is given for them.",
    mend: "Nothing; without limits they stay numbers.",
  },
  "patients-without-samples": {
    severity: "note",
    means: "A table of patients names some who have no sample.",
    mend: "Nothing, if they were not sampled.",
  },
} as const satisfies Readonly<Record<string, DiagnosticMeaning>>;
