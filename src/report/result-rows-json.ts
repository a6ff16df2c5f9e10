import type {
  AnalysisResult,
  Correlation,
  Interval,
  PairedComparison,
  PatientLine,
  PhaseResult,
  StratifiedResult,
  TestResult,
  Trend,
} from "../analysis/result.js";
import { type Json, type JsonObject, jsonNumber } from "./json.js";

/** One comparison with its patients, as `result.json` holds it. */
export function comparisonJson({ study, plan }: AnalysisResult, row: PairedComparison): JsonObject {
  return {
    variable: study.variables[row.variable].id,
    before: plan.windows[row.before].name,
    after: plan.windows[row.after].name,
    scale: row.scale,
    n: row.pairs.length,
    excluded: row.excluded.map(({ patient, reason }) => ({ patient: study.patients[patient], reason })),
    nBelowBefore: row.nBelowBefore,
    nBelowAfter: row.nBelowAfter,
    medianBefore: jsonNumber(row.medianBefore),
    medianAfter: jsonNumber(row.medianAfter),
    estimate: jsonNumber(row.estimate),
    interval: intervalJson(row.interval),
    up: row.up,
    down: row.down,
    test: testJson(row.test),
    effect: jsonNumber(row.effect),
    adjusted: jsonNumber(row.adjusted),
    bounds: { lowest: jsonNumber(row.bounds.lowest), highest: jsonNumber(row.bounds.highest) },
    phase: phaseJson(row.phase),
    patients: row.patients.map((line) => patientJson(study.patients[line.patient], line)),
    notes: row.notes,
  };
}

function phaseJson(phase: PhaseResult | null): Json {
  if (phase === null) return null;
  return {
    estimate: jsonNumber(phase.estimate),
    interval: intervalJson(phase.interval),
    effect: jsonNumber(phase.effect),
    test: testJson(phase.test),
    adjusted: jsonNumber(phase.adjusted),
    pShift: jsonNumber(phase.pShift),
    pDrift: jsonNumber(phase.pDrift),
  };
}

function patientJson(id: string, line: PatientLine): JsonObject {
  return {
    patient: id,
    nBefore: line.nBefore,
    nAfter: line.nAfter,
    nBelow: line.nBelow,
    medianBefore: jsonNumber(line.medianBefore),
    medianAfter: jsonNumber(line.medianAfter),
    valueBefore: jsonNumber(line.valueBefore),
    valueAfter: jsonNumber(line.valueAfter),
    estimate: jsonNumber(line.estimate),
    phase: line.phase === null ? null : { ...line.phase, interval: intervalJson(line.phase.interval) },
    direction: line.direction,
  };
}

/** One correlation, as `result.json` holds it. */
export function correlationJson({ study }: AnalysisResult, row: Correlation): JsonObject {
  return {
    variable: study.variables[row.analyte].id,
    score: study.variables[row.score].id,
    nSamples: row.analyteRows.length,
    nPatients: row.nPatients,
    nBelow: row.nBelow,
    pooled: {
      rho: jsonNumber(row.pooled.rho),
      interval: intervalJson(row.pooled.interval),
      test: testJson(row.pooled),
      adjusted: jsonNumber(row.pooledAdjusted),
    },
    within: row.within === null ? null : { ...stratifiedJson(row.within), pShift: jsonNumber(row.within.pShift) },
    beyond: row.beyond === null ? null : stratifiedJson(row.beyond),
    repeated: repeatedJson(row.repeated),
    notes: row.notes,
  };
}

/** One variable over all windows, as `result.json` holds it. */
export function trendJson({ study }: AnalysisResult, row: Trend): JsonObject {
  return {
    variable: study.variables[row.variable].id,
    nComplete: row.nComplete,
    nPartial: row.nPartial,
    medians: row.medians.map(jsonNumber),
    tests: Object.fromEntries(
      Object.entries(row.tests).map(([id, { test, adjusted }]) => [
        id,
        { test: testJson(test), adjusted: jsonNumber(adjusted) },
      ]),
    ),
  };
}

function stratifiedJson({ rho, test, adjusted }: StratifiedResult): JsonObject {
  return { rho: jsonNumber(rho), test: testJson(test), adjusted: jsonNumber(adjusted) };
}

function repeatedJson(repeated: Correlation["repeated"]): Json {
  if (repeated === null) return null;
  return { r: jsonNumber(repeated.r), interval: intervalJson(repeated.interval), p: jsonNumber(repeated.p) };
}

/** Members that a result may lack are null, so that every test has the same ones. */
function testJson(test: TestResult): JsonObject {
  return {
    method: test.method,
    null: test.null,
    statistic: { symbol: test.statistic.symbol, value: jsonNumber(test.statistic.value) },
    alternative: test.alternative,
    n: test.n,
    p: jsonNumber(test.p),
    log10P: jsonNumber(test.log10P ?? null),
    standardError: jsonNumber(test.standardError ?? null),
    floor: jsonNumber(test.floor),
    reason: test.reason ?? null,
  };
}

function intervalJson(interval: Interval | null): Json {
  if (interval === null) return null;
  const { low, high, requested, achieved } = interval;
  return { low: jsonNumber(low), high: jsonNumber(high), requested, achieved };
}
