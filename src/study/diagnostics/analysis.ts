import type { DiagnosticMeaning } from "./meaning.js";

/** What the analysis says of itself. */
export const ANALYSIS = {
  "empty-window": {
    severity: "warning",
    means: "A window holds no sample.",
    mend: "Set the windows to days that hold samples.",
  },
  "ids-in-settings": {
    severity: "warning",
    means: "With --pseudonyms, a setting names patients by their ids, and the manifest keeps settings as given.",
    mend: "Choose patients by another column, or keep manifest.json to yourself.",
  },
  "no-group": {
    severity: "warning",
    means: "Records have no value in the column that --by names, and belong to no group.",
    mend: "Fill the column in, or leave those records out with --where.",
  },
  "no-matches": {
    severity: "warning",
    means: "No visit of a score lies near enough to a blood sample.",
    mend: "Widen --score-tolerance.",
  },
  "not-positive": {
    severity: "warning",
    means: "Values of zero or less have no logarithm and are left out.",
    mend: "Give limits with --lod, or keep them with --scale linear.",
  },
  "large-chart": {
    severity: "warning",
    means: "The specification of a chart takes more than 2 MB, which browsers draw slowly.",
    mend: "Draw fewer variables: --analyte and --score choose them.",
  },
  "few-patients": {
    severity: "note",
    means: "With so few patients no paired test can give a small p.",
    mend: "Read the courses patient by patient.",
  },
  "first-weeks": {
    severity: "note",
    means: "Samples lie in the weeks around conditioning and aplasia.",
    mend: "--exclude-days leaves them out.",
  },
  "no-scores": {
    severity: "note",
    means: "There are no scores, so nothing is correlated.",
    mend: "Name them with --score, or add a table of scores.",
  },
  "no-analytes": {
    severity: "note",
    means: "There are no analytes, so only scores are compared.",
    mend: "Add the panel.",
  },
  pooled: {
    severity: "note",
    means: "Pooled correlations treat visits of one patient as independent.",
    mend: "Read the correlations inside patients.",
  },
} as const satisfies Readonly<Record<string, DiagnosticMeaning>>;
