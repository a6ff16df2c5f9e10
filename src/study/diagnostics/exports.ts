import type { DiagnosticMeaning } from "./meaning.js";

/** Exports of instruments. */
export const EXPORTS = {
  "not-an-export": {
    severity: "error",
    means: "convert was given a file that no known instrument wrote.",
    mend: "A table of samples needs no conversion: give it to analyze.",
  },
  "mfi-only": {
    severity: "error",
    means: "The export holds fluorescence or signal without concentrations.",
    mend: "Fit the standard curves in the instrument's software and export concentrations.",
  },
  "no-wells": {
    severity: "error",
    means: "The export holds no samples.",
    mend: "Name the wells you want in --sample-sheet, whatever their kind.",
  },
  "samples-not-placed": {
    severity: "error",
    means: "Nothing says which patient and day the samples of an export are.",
    mend: "Give --sample-sheet FILE: sample, patient_id, and a date or day.",
  },
  "no-sample-column": {
    severity: "error",
    means: "The sample sheet has no column of sample names.",
    mend: "Call it sample.",
  },
  "no-sample-name": {
    severity: "error",
    means: "A row of the sample sheet names no sample.",
    mend: "Give every row its sample.",
  },
  "duplicate-sample-name": {
    severity: "error",
    means: "The sample sheet names a sample twice.",
    mend: "Give each sample one row.",
  },
  "samples-left-out": {
    severity: "warning",
    means: "Samples of the export are not in the sample sheet.",
    mend: "Add them, if they belong to the study.",
  },
  "replicates-differ": {
    severity: "warning",
    means: "Replicates differ by more than 25 % (coefficient of variation).",
    mend: "Look at the wells; the mean is used.",
  },
  "replicates-mixed": {
    severity: "warning",
    means: "Some replicates lie beyond a limit: the mean with the limits in their place bounds the value.",
    mend: "Nothing; the bound is a true one.",
  },
  "replicates-contradict": {
    severity: "warning",
    means: "Some replicates lie below a limit and some above another: missing.",
    mend: "Look at the wells.",
  },
  "limit-unknown": {
    severity: "warning",
    means: "Replicates lie beyond a limit that is not known: missing.",
    mend: "Give the limit with --lod.",
  },
  unreadable: {
    severity: "warning",
    means: "A well that is no sample holds something that is no number: missing.",
    mend: "Look at the well.",
  },
  "few-beads": {
    severity: "warning",
    means: "A value rests on fewer than 35 beads.",
    mend: "Look at the well; the value is used.",
  },
  "qc-warning": {
    severity: "warning",
    means: "The instrument's own quality control warns of the sample or assay.",
    mend: "Look at its report; the value is used.",
  },
  "sampling-error": {
    severity: "warning",
    means: "The instrument reports a sampling error.",
    mend: "Look at its report; the value is used.",
  },
  "wells-missing": {
    severity: "note",
    means: "Some of the replicates have no value; the rest are averaged.",
    mend: "Nothing.",
  },
  extrapolated: {
    severity: "note",
    means: "Values lie beyond the standard curve; they are used and marked.",
    mend: "Nothing.",
  },
  "wells-left-out": {
    severity: "note",
    means: "Standards, controls and blanks were left out.",
    mend: "A sample sheet that names one of them takes it all the same.",
  },
} as const satisfies Readonly<Record<string, DiagnosticMeaning>>;
