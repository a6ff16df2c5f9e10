import type { Plan } from "../analysis/plan.js";
import type { AnalysisResult, Correlation, PairedComparison, PatientLine } from "../analysis/result.js";
import type { Interval, TestResult } from "../stats/result.js";
import { countsOf } from "./counts.js";
import { exclusionCounts } from "./exclusion-counts.js";
import { type Json, type JsonObject, jsonNumber } from "./json.js";

/** Raised when a reader of `result.json` would have to change; its schema is `result.schema.json`. */
export const SCHEMA_VERSION = 1;

/** `result.json`: plan, results and counts, without samples and points. `digests`: sha-256 of each input, in order. */
export function resultJson(result: AnalysisResult, digests: readonly string[]): JsonObject {
  const { plan, study, alignment, comparisons, correlations, remarks } = result;
  return {
    schemaVersion: SCHEMA_VERSION,
    inputs: digests.map((sha256) => ({ sha256 })),
    plan: planJson(plan),
    counts: {
      ...countsOf(result),
      inFirstWeeks: alignment.inFirstWeeks,
      windows: plan.windows.map(({ name }, i) => ({ name, samples: alignment.counts[i] })),
    },
    patients: study.patients,
    variables: study.variables.map(({ id, role, unit, scale, worse }) => ({ id, role, unit, scale, worse })),
    comparisons: comparisons.map((comparison) => comparisonJson(result, comparison)),
    correlations: correlations.map((correlation) => correlationJson(result, correlation)),
    exclusions: exclusionCounts(result).map((count) => ({ ...count })),
    remarks: remarks.map(({ code, severity, message }) => ({ code, severity, message })),
  };
}

function planJson({ windows, ...plan }: Plan): JsonObject {
  return {
    ...plan,
    windows: windows.map(({ name, from, to }) => ({ name, from: jsonNumber(from), to: jsonNumber(to) })),
  };
}

function comparisonJson({ study, plan }: AnalysisResult, row: PairedComparison): JsonObject {
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
    patients: row.patients.map((line) => patientJson(study.patients[line.patient], line)),
    notes: row.notes,
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
    direction: line.direction,
  };
}

function correlationJson({ study }: AnalysisResult, row: Correlation): JsonObject {
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
    notes: row.notes,
  };
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
