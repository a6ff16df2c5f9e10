import { DEFAULT_PLAN, type Plan } from "../../src/analysis/plan.js";
import type {
  Alignment,
  AnalysisResult,
  Correlation,
  Exclusion,
  Interval,
  PairedComparison,
  PhaseResult,
  StratifiedResult,
  WindowValue,
} from "../../src/analysis/result.js";
import type { TestResult } from "../../src/stats/result.js";
import { Mark, type MeasurementColumn } from "../../src/study/measurement.js";
import { makeStudy, type Study } from "../../src/study/study.js";
import type { Variable } from "../../src/study/variable.js";
import { windowOf } from "../../src/study/window.js";

/** Visits as such studies have them: close together around transplant, then yearly. */
const DAYS = [-120, -45, -14, 0, 14, 30, 60, 90, 180, 365, 730, 1095, 1825];
const NAMES = ["CXCL10", "IL-6", "galectin-9", "TNF-α", "IL-18", "CCL2", "VEGF", "IL-10", "BAFF", "IL-17A"];
const LIMIT = 3.2;

/** A made-up result whose numbers are plausible and nothing more: reports compute nothing, so nothing here is computed. */
export function fixture(size: {
  patients: number;
  analytes: number;
  plan?: Partial<Plan>;
  group?: string;
  inactive?: AnalysisResult["inactive"];
}): AnalysisResult {
  const plan = { ...DEFAULT_PLAN, ...size.plan };
  const study = fixtureStudy(size.patients, size.analytes);
  const alignment = alignmentOf(study, plan);
  const comparisons = study.variables.flatMap((_, variable) =>
    plan.windows.slice(1).map((_, after) => comparisonOf(study, plan, alignment, variable, after + 1)),
  );
  const scores = [...alignment.scoreRows.keys()];
  return {
    group: size.group ?? null,
    plan,
    study,
    alignment,
    comparisons,
    correlations: study.variables.flatMap(({ role }, analyte) =>
      role === "score" ? [] : scores.map((score) => correlationOf(study, analyte, score, plan.within)),
    ),
    inactive: size.inactive ?? null,
    trends: [],
    exclusions: exclusions(study),
    remarks: [
      { code: "few-patients", severity: "note", message: "With 3 patients a paired test cannot give a p below .25." },
      { code: "not-positive", severity: "warning", message: "IL-6: 2 values are not positive and have no logarithm." },
    ],
  };
}

function fixtureStudy(patients: number, analytes: number): Study {
  const variables: Variable[] = [
    { id: "CMAS", role: "score", unit: null, scale: "linear", worse: "lower", range: [0, 52] },
    { id: "CK", role: "score", unit: "U/l", scale: "linear", worse: "higher", range: [0, Number.POSITIVE_INFINITY] },
    ...Array.from({ length: analytes }, (_, i) => analyte(i)),
  ];
  variables.sort((a, b) => (a.id < b.id ? -1 : 1));
  const length = patients * DAYS.length;
  const at = (row: number) => DAYS[row % DAYS.length] + 3 * (Math.floor(row / DAYS.length) % 12);
  return makeStudy({
    files: [{ name: "panel.csv", firstLine: 0 }],
    patients: Array.from({ length: patients }, (_, i) => patientName(i, patients)),
    samples: {
      length,
      patient: Uint32Array.from({ length }, (_, row) => Math.floor(row / DAYS.length)),
      day: Int32Array.from({ length }, (_, row) => at(row)),
      line: Uint32Array.from({ length }, (_, row) => row + 2),
    },
    variables,
    columns: variables.map((variable, index) => column(variable, index, length, at)),
    unplaced: [],
  });
}

/** Letters, while there are enough. */
function patientName(i: number, patients: number): string {
  return patients <= 26 ? String.fromCharCode(65 + i) : `P${String(i + 1).padStart(4, "0")}`;
}

function analyte(i: number): Variable {
  const id = NAMES[i] ?? `analyte ${i + 1}`;
  return { id, role: "analyte", unit: i % 7 === 5 ? "ng/ml" : "pg/ml", scale: "log2", worse: null, range: null };
}

function column(variable: Variable, index: number, length: number, at: (row: number) => number): MeasurementColumn {
  const values = new Float64Array(length);
  const marks = new Uint8Array(length).fill(Mark.observed);
  for (let row = 0; row < length; row++) {
    const wave = Math.sin(12.9898 * (row + 1) + 78.233 * (index + 1));
    const falling = 1 / (1 + Math.exp(-at(row) / 40));
    if (variable.id === "CMAS") values[row] = Math.round(18 + 26 * falling + 4 * wave);
    else if (variable.id === "CK") values[row] = Math.round(900 - 780 * falling + 60 * wave);
    else values[row] = 2 ** (9 - (index % 7) - 3.2 * falling + 0.6 * wave);
    if (variable.role === "analyte" && values[row] < LIMIT) {
      values[row] = LIMIT;
      marks[row] = Mark.below;
    }
  }
  if (variable.role === "analyte" && length > 20) {
    values[20] = Number.NaN;
    marks[20] = Mark.missing;
  }
  return { values, marks };
}

function alignmentOf(study: Study, plan: Plan): Alignment {
  const window = Int8Array.from(study.samples.day, (day) => windowOf(plan.windows, day));
  const scores = study.variables.flatMap(({ role }, i) => (role === "score" ? [i] : []));
  return {
    window,
    isSample: new Uint8Array(study.samples.length).fill(1),
    counts: plan.windows.map((_, i) => window.filter((w) => w === i).length),
    inFirstWeeks: 4 * study.patients.length,
    scoreRows: new Map(scores.map((score) => [score, Int32Array.from(study.samples.day, (_, row) => row)])),
  };
}

function comparisonOf(
  study: Study,
  plan: Plan,
  alignment: Alignment,
  variable: number,
  after: number,
): PairedComparison {
  const { scale } = study.variables[variable];
  const inUnit = (x: number) => (scale === "log2" ? 2 ** x : x);
  const pairs = study.patients.map((_, patient) => {
    const before = firstValue(study, alignment, variable, patient, 0);
    const value = firstValue(study, alignment, variable, patient, after);
    return { patient, before, after: value, difference: value.value - before.value };
  });
  const down = pairs.filter(({ difference }) => difference < 0).length;
  const n = pairs.length;
  return {
    variable,
    before: 0,
    after,
    scale,
    pairs,
    excluded: [],
    nBelowBefore: pairs.reduce((sum, pair) => sum + pair.before.nBelow, 0),
    nBelowAfter: pairs.reduce((sum, pair) => sum + pair.after.nBelow, 0),
    medianBefore: inUnit(pairs[0].before.value),
    medianAfter: inUnit(pairs[0].after.value),
    middle: { before: pairs[0].before, after: pairs[0].after },
    estimate: inUnit(pairs[0].difference),
    interval: {
      low: n < 6 ? (scale === "log2" ? 0 : Number.NEGATIVE_INFINITY) : inUnit(pairs[0].difference - 1),
      high: n < 6 ? Number.POSITIVE_INFINITY : inUnit(pairs[0].difference + 1),
      requested: plan.confidence,
      achieved: n < 6 ? 1 : 0.96875,
    },
    up: n - down,
    down,
    test: testResult("signed-rank", "W+", 0, 2 ** (1 - n), n),
    effect: -1,
    adjusted: 2 ** (1 - n),
    bounds: boundsOf(pairs, 2 ** (1 - n)),
    phase: plan.within ? phaseOf(pairs[0].difference, inUnit, variable, n) : null,
    patients: pairs.map((pair) => ({
      patient: pair.patient,
      nBefore: pair.before.n,
      nAfter: pair.after.n,
      nBelow: pair.before.nBelow + pair.after.nBelow,
      medianBefore: inUnit(pair.before.value),
      medianAfter: inUnit(pair.after.value),
      valueBefore: inUnit(pair.before.value),
      valueAfter: inUnit(pair.after.value),
      estimate: inUnit(pair.difference),
      phase: plan.within
        ? {
            interval: around(pair.difference, 0.8, inUnit),
            effect: pair.difference < 0 ? 0.05 : 0.95,
            p: 0.006,
            floor: 0.004,
          }
        : null,
      direction: pair.difference < 0 ? -1 : 1,
    })),
    notes: [],
  };
}

/** Wherever a value is open, so is p. */
function boundsOf(pairs: PairedComparison["pairs"], p: number): PairedComparison["bounds"] {
  const open = pairs.some(({ before, after }) => before.low !== before.high || after.low !== after.high);
  return { lowest: p, highest: open ? Math.min(1, 3 * p) : p };
}

/** Every fifth variable drifts. */
function phaseOf(difference: number, inUnit: (x: number) => number, variable: number, n: number): PhaseResult {
  return {
    test: { ...testResult("phase test", "U", 12, 0.000_4 * (variable + 1), 13 * n), floor: 0.000_01 },
    estimate: inUnit(0.9 * difference),
    interval: around(0.9 * difference, 0.4, inUnit),
    effect: difference < 0 ? 0.04 : 0.96,
    pShift: 0.03 * (variable + 1),
    pDrift: variable % 5 === 2 ? 0.02 : 0.4,
    adjusted: 0.001 * (variable + 1),
  };
}

function around(difference: number, reach: number, inUnit: (x: number) => number): Interval {
  const ends = [difference - reach, difference + reach].map(inUnit);
  return { low: ends[0], high: ends[1], requested: 0.95, achieved: 0.953 };
}

/** The first sample of the window stands for the window. */
function firstValue(
  study: Study,
  alignment: Alignment,
  variable: number,
  patient: number,
  window: number,
): WindowValue {
  const { values, marks } = study.columns[variable];
  const row = alignment.window.findIndex(
    (w, i) => w === window && study.samples.patient[i] === patient && marks[i] !== Mark.missing,
  );
  const x = study.variables[variable].scale === "log2" ? Math.log2(values[row]) : values[row];
  const below = marks[row] === Mark.below;
  return {
    low: below ? Number.NEGATIVE_INFINITY : x,
    value: below ? x - 0.5 : x,
    high: x,
    n: 4,
    nBelow: below ? 1 : 0,
  };
}

function correlationOf(study: Study, analyte: number, score: number, within: boolean): Correlation {
  const rows = Uint32Array.from({ length: study.samples.length }, (_, row) => row);
  return {
    analyte,
    score,
    analyteRows: rows,
    scoreRows: rows,
    nPatients: study.patients.length,
    nBelow: 2,
    within: within ? { ...stratified(-0.55, 0.002 * (analyte + 1)), pShift: 0.01 * (analyte + 1) } : null,
    beyond: within ? stratified(0.1 * (score - 1), 0.4) : null,
    repeated: within
      ? { r: -0.6, p: 0.001, interval: { low: -0.78, high: -0.33, requested: 0.95, achieved: 0.95 } }
      : null,
    pooled: {
      ...testResult("spearman", "rho", -0.62, 0.00042 * (analyte + 1), rows.length),
      rho: -0.62,
      interval: { low: -0.79, high: -0.36, requested: 0.95, achieved: 0.95 },
    },
    pooledAdjusted: 0.0031 * (analyte + 1),
    notes: [],
  };
}

function stratified(rho: number, p: number): StratifiedResult {
  return { rho, test: { ...testResult("within", "T", 40, p, 36), floor: 0.000_1 }, adjusted: Math.min(1, 4 * p) };
}

function testResult(method: string, symbol: string, value: number, p: number, n: number): TestResult {
  return { method, null: "exact", statistic: { symbol, value }, p, floor: p, n, alternative: "two-sided" };
}

function exclusions(study: Study): Exclusion[] {
  const one = { variable: null, patient: study.patients[0], day: 2000, window: null, line: 9 };
  return [
    { ...one, what: "sample", reason: "in no window" },
    { ...one, what: "sample", reason: "in no window", line: 10 },
    { ...one, what: "measurement", variable: "IL-6", window: "after", reason: "empty cell" },
  ];
}
