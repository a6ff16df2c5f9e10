import type { DiagnosticMeaning } from "./meaning.js";

/** Tables whose columns are unclear. */
export const TABLES = {
  "duplicate-column": { severity: "error", means: "Two columns have one name.", mend: "Rename or delete one of them." },
  "nameless-column": {
    severity: "error",
    means: "A column without a name holds something.",
    mend: "Name it, or delete it.",
  },
  "ragged-record": {
    severity: "error",
    means: "A record has more or fewer fields than the header.",
    mend: "Write an empty field for each missing value; put quotes around a field that holds the delimiter.",
  },
  "no-patient-column": { severity: "error", means: "No column names the patient.", mend: "Name it with --patient." },
  "no-time-column": {
    severity: "error",
    means: "No column says when a sample was taken.",
    mend: "Name it with --date, --day, --week or --month.",
  },
  "no-analyte-name-column": {
    severity: "error",
    means: "A long file needs a column of analyte names.",
    mend: "Name it with --analyte-name.",
  },
  "no-value-column": {
    severity: "error",
    means: "A column names analytes, but none holds their values.",
    mend: "Name it with --value, or read the file with --layout wide.",
  },
  "several-value-columns": {
    severity: "error",
    means: "Several columns could hold the values of a long file.",
    mend: "Name the right one with --value.",
  },
  "no-measurements": {
    severity: "error",
    means: "Nothing in the input is an analyte or a score.",
    mend: "Name columns with --analyte or --score, or add the table of measurements.",
  },
  "two-columns": {
    severity: "error",
    means: "Two columns are one variable.",
    mend: "Rename one of them, or leave it out with --ignore.",
  },
  "two-units": {
    severity: "error",
    means: "One variable is given in two units.",
    mend: "Convert one of them, or give them two names.",
  },
  "unknown-name": {
    severity: "error",
    means: "An option names a column, analyte or score that no file has.",
    mend: "The hint says what may be meant.",
  },
  "where-keeps-nothing": {
    severity: "error",
    means: "No record has the values that --where asks for.",
    mend: "The hint lists values the column holds.",
  },
  "measurements-left-out": {
    severity: "warning",
    means: "A column of measurements cannot be used in this kind of table.",
    mend: "Give it in a table of its own, with a date or day.",
  },
  "similar-names": {
    severity: "warning",
    means: "Two variables differ only in case, spaces or hyphens.",
    mend: "If they are one, write the name the same way everywhere.",
  },
  "assumed-analytes": {
    severity: "note",
    means: "Columns with unknown names were taken as analytes because they hold numbers.",
    mend: "--ignore leaves a column out, --score makes it a score.",
  },
  "names-left-out": {
    severity: "note",
    means: "Names in a long file were left out because options chose others.",
    mend: "Nothing, if that is what was meant.",
  },
  "limits-row": {
    severity: "note",
    means: "A row named LOD, ULOQ or the like was read as limits, not as a sample.",
    mend: "Nothing, if that is what it is.",
  },
  "no-limits": {
    severity: "error",
    means: "The file of limits gives none.",
    mend: "Give a column of analytes and a column lod (and, for upper limits, uloq).",
  },
  "unused-limits": {
    severity: "note",
    means: "The file of limits names analytes that the data do not have.",
    mend: "Check their spelling.",
  },
} as const satisfies Readonly<Record<string, DiagnosticMeaning>>;
