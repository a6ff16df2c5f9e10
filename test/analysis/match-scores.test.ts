import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { samplesWith, windowOfSamples } from "../../src/analysis/align.js";
import { rangeColumn } from "../../src/analysis/censoring.js";
import { matchScore } from "../../src/analysis/match-scores.js";
import { DEFAULT_PLAN } from "../../src/analysis/plan.js";
import { type Row, smallStudy } from "./small-study.js";

/** Which visit day each sample day is matched with, for the one patient A. */
function matches(samples: readonly number[], visits: readonly number[], tolerance = 14): Record<number, number | null> {
  const days = [...new Set([...samples, ...visits])];
  const rows: Row[] = days.map((day) => [
    "A",
    day,
    { X: samples.includes(day) ? 1 : null, CMAS: visits.includes(day) ? 40 : null },
  ]);
  const study = smallStudy(rows);
  const score = rangeColumn(study.columns[study.variables.findIndex(({ id }) => id === "CMAS")], "linear", "sqrt2");
  const visitOf = matchScore(
    study,
    windowOfSamples(study, DEFAULT_PLAN),
    samplesWith(study, "analyte", DEFAULT_PLAN),
    score,
    tolerance,
  );
  return Object.fromEntries(
    Array.from(study.samples.day).flatMap((day, row) =>
      samples.includes(day) ? [[day, visitOf[row] < 0 ? null : study.samples.day[visitOf[row]]]] : [],
    ),
  );
}

describe("score matching", () => {
  test("takes the same day where it can", () => {
    expect(matches([5, 10], [5, 10])).toEqual({ 5: 5, 10: 10 });
  });

  test("takes the smallest gap first, and each visit serves once", () => {
    expect(matches([100, 104], [103])).toEqual({ 100: null, 104: 103 });
  });

  test("at equal gaps takes the earlier visit, then the earlier sample", () => {
    expect(matches([105], [100, 110])).toEqual({ 105: 100 });
    expect(matches([100, 110], [105])).toEqual({ 100: 105, 110: null });
  });

  test("stays within the tolerance and the window", () => {
    expect(matches([100], [115])).toEqual({ 100: null });
    expect(matches([100], [114])).toEqual({ 100: 114 });
    expect(matches([1], [0])).toEqual({ 1: null });
  });

  test("agrees with taking the best pair again and again, for any days", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(days, days, (samples, visits) => {
        expect(matches(samples, visits)).toEqual(oneByOne(samples, visits));
      }),
      { seed: 3 },
    );
  });
});

/** The rule as it is written: the best pair among those left, until none is within 14 days. */
function oneByOne(samples: readonly number[], visits: readonly number[]): Record<number, number | null> {
  const matched: Record<number, number | null> = Object.fromEntries(samples.map((sample) => [sample, null]));
  const left = new Set(visits);
  for (;;) {
    const pairs = samples
      .filter((sample) => matched[sample] === null)
      .flatMap((sample) => [...left].map((visit) => ({ sample, visit, gap: Math.abs(sample - visit) })))
      .filter(({ gap }) => gap <= 14)
      .sort((a, b) => a.gap - b.gap || a.visit - b.visit || a.sample - b.sample);
    if (pairs.length === 0) return matched;
    matched[pairs[0].sample] = pairs[0].visit;
    left.delete(pairs[0].visit);
  }
}
