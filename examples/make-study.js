/**
 * Makes the synthetic studies: no patient, date or value of them is real. Levels follow published medians of healthy and
 * active juvenile dermatomyositis where there are any; everything else is invented.
 * Run: node examples/make-study.js [FOLDER of three patients [FOLDER of twelve]]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { twelvePatients } from "./twelve-patients.js";

/**
 * healthy and active: median concentrations; limit: of detection; upper: of quantification. later: visits at which the
 * scores were taken on another day than the blood, with the days between.
 * @typedef {{ name: string, unit: string, healthy: number, active: number, limit: number, upper?: number }} Analyte
 * @typedef {{ id: string, sex: string, age: number, transplant: string, residual: number, flareAt: number | null, days: number[], later: Map<number, number> }} Patient
 * @typedef {{ patient: Patient, day: number, cells: Map<string, string> }} Visit
 */

/** @type {Analyte[]} */
const ANALYTES = [
  { name: "CXCL10", unit: "pg/ml", healthy: 40, active: 880, limit: 1.4, upper: 1500 },
  { name: "CXCL11", unit: "pg/ml", healthy: 29, active: 190, limit: 3.5 },
  { name: "CXCL9", unit: "pg/ml", healthy: 16, active: 80, limit: 2.2 },
  { name: "CXCL13", unit: "pg/ml", healthy: 45, active: 120, limit: 1.9 },
  { name: "CCL2", unit: "pg/ml", healthy: 340, active: 850, limit: 8.2 },
  { name: "CCL4", unit: "pg/ml", healthy: 180, active: 208, limit: 5.1 },
  { name: "IL-1RA", unit: "pg/ml", healthy: 260, active: 290, limit: 12 },
  { name: "IL-1β", unit: "pg/ml", healthy: 0.19, active: 0.2, limit: 0.11 },
  { name: "IL-2", unit: "pg/ml", healthy: 0.24, active: 0.24, limit: 0.2 },
  { name: "IL-4", unit: "pg/ml", healthy: 0.03, active: 0.03, limit: 0.028 },
  { name: "IL-6", unit: "pg/ml", healthy: 1.1, active: 5.3, limit: 0.4 },
  { name: "IL-8", unit: "pg/ml", healthy: 15, active: 8.2, limit: 0.9 },
  { name: "IL-10", unit: "pg/ml", healthy: 2.3, active: 3.2, limit: 0.6 },
  { name: "IL-12p70", unit: "pg/ml", healthy: 0.135, active: 0.135, limit: 0.09 },
  { name: "IL-17A", unit: "pg/ml", healthy: 0.43, active: 0.43, limit: 0.2 },
  { name: "IL-18", unit: "pg/ml", healthy: 186, active: 420, limit: 6.3 },
  { name: "IFN-γ", unit: "pg/ml", healthy: 7.4, active: 7.4, limit: 5.2 },
  { name: "TNF-α", unit: "pg/ml", healthy: 4.8, active: 6.7, limit: 0.7 },
  { name: "GM-CSF", unit: "pg/ml", healthy: 0.16, active: 0.16, limit: 0.14 },
  { name: "BAFF", unit: "pg/ml", healthy: 808, active: 850, limit: 15 },
  { name: "VEGF", unit: "pg/ml", healthy: 57, active: 60, limit: 4.4 },
  { name: "TNFR2", unit: "pg/ml", healthy: 2000, active: 6000, limit: 30 },
  { name: "galectin-9", unit: "pg/ml", healthy: 7000, active: 25000, limit: 120 },
  { name: "sVCAM-1", unit: "ng/ml", healthy: 600, active: 1100, limit: 9 },
  { name: "sE-selectin", unit: "ng/ml", healthy: 70, active: 78, limit: 1.1 },
];

const SCORES = ["CMAS", "MMT8", "PGA", "CK"];

/** @type {Patient[]} */
const THREE_PATIENTS = [
  {
    id: "SYN-1",
    sex: "F",
    age: 9,
    transplant: "2011-03-14",
    residual: 0.06,
    flareAt: null,
    days: [-351, -203, -88, -16, 37, 94, 181, 366, 741, 1109, 1466, 1822],
    later: new Map([
      [-203, 6],
      [741, -3],
    ]),
  },
  {
    id: "SYN-2",
    sex: "M",
    age: 13,
    transplant: "2012-09-03",
    residual: 0.2,
    flareAt: 730,
    days: [-290, -134, -27, 61, 119, 245, 402, 718, 1098, 1795],
    later: new Map([
      [119, 9],
      [1098, 33],
    ]),
  },
  {
    id: "SYN-3",
    sex: "F",
    age: 6,
    transplant: "2014-05-19",
    residual: 0.1,
    flareAt: null,
    days: [-339, -170, -41, 103, 198, 371, 735, 1087, 1480],
    later: new Map([
      [-41, -12],
      [735, 2],
    ]),
  },
];

const DAY_MS = 86_400_000;
let generator = xoroshiro128plus(20150315);

/** A standard normal deviate (Box–Muller). */
function normal() {
  const u = 1 - uniformFloat64(generator);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * uniformFloat64(generator));
}

/** @param {Patient} patient @param {number} day */
function dateOf(patient, day) {
  return new Date(Date.parse(patient.transplant) + day * DAY_MS).toISOString().slice(0, 10);
}

/** Disease activity from 0 (none) to 1: full before transplant, then falling to the patient's residue, with a flare in one. @param {Patient} patient @param {number} day */
function activity(patient, day) {
  if (day <= 0) return 0.9 + 0.1 * Math.cos(day / 50);
  const flare = patient.flareAt === null ? 0 : 0.25 * Math.exp(-(((day - patient.flareAt) / 120) ** 2));
  return patient.residual + (0.9 - patient.residual) * Math.exp(-day / 70) + flare;
}

/** A number at an instrument's precision: four significant digits. @param {number} x */
function rounded(x) {
  return String(Number(x.toPrecision(4)));
}

/** @param {Patient} patient @param {number} day @param {Map<string, number>} own @returns {[string, string][]} */
function panel(patient, day, own) {
  return ANALYTES.map((analyte) => {
    const { name, healthy, active, limit, upper } = analyte;
    const aplasia = day > 0 && day < 75 ? 0.5 * normal() : 0;
    const level =
      healthy *
      (active / healthy) ** activity(patient, day) *
      Math.exp((own.get(name) ?? 0) + 0.28 * normal() + aplasia);
    if (uniformFloat64(generator) < 0.02) return [name, "NA"];
    if (level < limit) return [name, `<${limit}`];
    return [name, upper !== undefined && level > upper ? `>${upper}` : rounded(level)];
  });
}

/** @param {Patient} patient @param {number} day @returns {[string, string][]} */
function scores(patient, day) {
  const ill = activity(patient, day);
  /** @param {number} x @param {number} max */
  const within = (x, max) => Math.min(max, Math.max(0, x));
  return [
    ["CMAS", uniformFloat64(generator) < 0.06 ? "" : String(Math.round(within(51 - 30 * ill + 2 * normal(), 52)))],
    ["MMT8", String(Math.round(within(80 - 32 * ill + 2 * normal(), 80)))],
    ["PGA", within(7.5 * ill - 0.4 + 0.5 * normal(), 10).toFixed(1)],
    ["CK", String(Math.round(90 * 9 ** ill * Math.exp(0.25 * normal())))],
  ];
}

/** @param {Patient} patient @returns {Visit[]} */
function visitsOf(patient) {
  const own = new Map(ANALYTES.map(({ name }) => [name, 0.3 * normal()]));
  /** @type {Map<number, Map<string, string>>} */
  const days = new Map();
  /** @param {number} day @param {[string, string][]} cells */
  const add = (day, cells) => days.set(day, new Map([...(days.get(day) ?? []), ...cells]));
  for (const day of patient.days) {
    add(day, panel(patient, day, own));
    const visit = day + (patient.later.get(day) ?? 0);
    add(visit, scores(patient, visit));
  }
  return [...days].sort(([a], [b]) => a - b).map(([day, cells]) => ({ patient, day, cells }));
}

/** @param {(string | number)[][]} rows */
function csv(rows) {
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}

/**
 * The same study as one wide file, and as a long panel with its scores and patients beside it.
 * @param {Patient[]} patients @param {{ sexInWide: boolean }} options
 */
function filesOf(patients, { sexInWide }) {
  const visits = patients.flatMap(visitsOf);
  const columns = [
    ...SCORES.map((name) => ({ name, header: name })),
    ...ANALYTES.map(({ name, unit }) => ({ name, header: `${name} (${unit})` })),
  ];
  const wide = visits.map(({ patient, day, cells }) => [
    patient.id,
    dateOf(patient, day),
    patient.transplant,
    ...(sexInWide ? [patient.sex] : []),
    ...columns.map(({ name }) => cells.get(name) ?? ""),
  ]);
  const panel = visits.flatMap(({ patient, day, cells }) =>
    ANALYTES.filter(({ name }) => cells.has(name)).map(({ name, unit }) => [
      patient.id,
      dateOf(patient, day),
      name,
      cells.get(name) ?? "",
      unit,
    ]),
  );
  const scored = visits.filter(({ cells }) => cells.has("PGA"));
  return {
    "wide.csv": csv([
      [
        ...["patient_id", "sample_date", "transplant_date"],
        ...(sexInWide ? ["sex"] : []),
        ...columns.map(({ header }) => header),
      ],
      ...wide,
    ]),
    "panel.csv": csv([["patient_id", "sample_date", "analyte", "value", "unit"], ...panel]),
    "scores.csv": csv([
      ["patient_id", "visit_date", ...SCORES],
      ...scored.map(({ patient, day, cells }) => [
        patient.id,
        dateOf(patient, day),
        ...SCORES.map((name) => cells.get(name) ?? ""),
      ]),
    ]),
    "patients.csv": csv([
      ["patient_id", "transplant_date", "sex", "age_at_transplant"],
      ...patients.map(({ id, transplant, sex, age }) => [id, transplant, sex, age]),
    ]),
  };
}

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
}

const [three, twelve] = process.argv.length > 2 ? process.argv.slice(2) : ["three", "twelve"].map(besideThis);
write(three, filesOf(THREE_PATIENTS, { sexInWide: false }));
if (twelve !== undefined) {
  generator = xoroshiro128plus(20260412);
  write(
    twelve,
    filesOf(
      twelvePatients(() => uniformFloat64(generator)),
      { sexInWide: true },
    ),
  );
}

/** @param {string} count */
function besideThis(count) {
  return fileURLToPath(new URL(`./synthetic-${count}-patients`, import.meta.url));
}
