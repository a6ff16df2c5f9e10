import { foldName } from "../study/score-catalogue.js";
import type { NamedRole } from "./read-result.js";

const TRANSPLANT = ["transplant", "transplantation", "asct", "ahsct", "hsct", "sct", "bmt", "tx"];

/** The names a column of each role goes by, compared folded; where several columns fit, the earlier name wins. */
const ROLE_NAMES: Readonly<Record<NamedRole, readonly string[]>> = {
  patient: [
    ...["patient", "patient_id", "patient_code", "patient_no", "patient_number", "subject", "subject_id", "usubjid"],
    ...["subjid", "participant", "participant_id", "pt", "pt_id", "pid", "person", "person_id", "individual", "mrn"],
    ...["study_id", "record_id", "id"],
  ],
  date: [
    ...["sample_date", "sampling_date", "date_of_sample", "date_of_sampling", "collection_date", "date_collected"],
    ...["draw_date", "blood_date", "visit_date", "date_of_visit", "assessment_date", "score_date", "date", "datetime"],
    "timestamp",
  ],
  transplantDate: [
    ...TRANSPLANT.flatMap((name) => [`${name}_date`, `date_of_${name}`, `date_${name}`]),
    ...["infusion_date", "day0", "day0_date", "date_day0"],
  ],
  day: relativeTime("day"),
  week: relativeTime("week"),
  month: relativeTime("month"),
  analyteName: [
    ...["analyte", "analyte_name", "assay", "cytokine", "biomarker", "marker", "protein", "molecule", "target"],
    ...["parameter", "component", "test", "test_name", "variable", "measure"],
  ],
  value: [
    ...["value", "concentration", "conc", "result", "measurement", "level", "calc_concentration", "obs_conc", "amount"],
    "npx",
  ],
  unit: ["unit", "units", "uom"],
  limit: [
    ...["lod", "llod", "limit_of_detection", "detection_limit", "lloq", "loq", "limit_of_quantification", "limit"],
    "lower_limit",
  ],
  upperLimit: ["uloq", "ulod", "upper_limit", "upper_limit_of_quantification", "upper_limit_of_detection"],
};

function relativeTime(unit: "day" | "week" | "month"): string[] {
  const spans = [unit, `${unit}s`];
  const relations = ["from", "after", "since", "post", "relative_to"];
  return [
    ...spans,
    ...spans.flatMap((span) => relations.flatMap((word) => TRANSPLANT.map((name) => `${span}_${word}_${name}`))),
    ...[`relative_${unit}`, `${unit}_relative`, `study_${unit}`, `visit_${unit}`, `sample_${unit}`],
  ];
}

/** Words that tell, inside a header, that its column is about the patient, the visit or the assay, and measures nothing. */
const NOT_A_MEASUREMENT = new Set([
  ...["visit", "timepoint", "replicate", "repeat", "age", "sex", "gender", "ethnicity", "race", "weight", "height"],
  ...["bmi", "bsa", "dose", "dosage", "batch", "plate", "well", "lot", "dilution", "barcode", "sample", "sampleid"],
  ...["comment", "comments", "note", "notes", "remark", "remarks", "row", "index", "year", "group", "arm", "site"],
  ...["centre", "center", "cohort", "diagnosis", "therapy", "treatment", "medication", "status", "duration", "time"],
  ...[
    "hour",
    "hours",
    "dob",
    "birth",
    "birthdate",
    "flag",
    "qc",
    "warning",
    "run",
    "code",
    "lod",
    "llod",
    "lloq",
    "uloq",
  ],
  ...["operator", "position", "location", "date"],
]);

/** A name in ASCII, as most are. To look for the letters of all alphabets takes longer than reading a small header. */
const PLAIN = /^[ -~]*$/;

/** The word of a header that says its column is neither analyte nor score, or null. `age_at_onset`, `sampleID`, `Dose (mg)`. */
export function notAMeasurement(header: string): string | null {
  const words = PLAIN.test(header)
    ? header.replace(/([a-z])(?=[A-Z])/g, "$1 ").split(/[^A-Za-z0-9]+/)
    : header.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ").split(/[^\p{L}\p{N}]+/u);
  return words.map((word) => word.toLowerCase()).find((word) => NOT_A_MEASUREMENT.has(word)) ?? null;
}

const ROLE_OF_NAME = new Map(
  Object.entries(ROLE_NAMES).flatMap(([role, names]) =>
    names.map((name, rank) => [foldName(name), { role: role as NamedRole, rank }]),
  ),
);

/** The role a name stands for, with its rank among the names of that role. */
export function roleOfName(name: string): { readonly role: NamedRole; readonly rank: number } | undefined {
  return ROLE_OF_NAME.get(foldName(name));
}
