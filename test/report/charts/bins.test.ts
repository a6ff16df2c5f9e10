import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseBins, daySpans } from "../../../src/report/charts/course-bins.js";
import { visitsOf } from "../../../src/report/charts/coverage-visits.js";
import { beyondOf, variablesBeyond } from "../../../src/report/charts/nondetect-shares.js";
import { scatterBins } from "../../../src/report/charts/scatter-bins.js";
import { timeAxis } from "../../../src/report/charts/time-axis.js";
import type { Measured } from "../../../src/report/charts/trajectory-points.js";
import { Mark } from "../../../src/study/measurement.js";
import type { Variable } from "../../../src/study/variable.js";
import { fixture } from "../fixture.js";

const VARIABLE: Variable = { id: "IL-6", role: "analyte", unit: "pg/ml", scale: "log2", worse: null, range: null };
const READINGS = ["measured", "below limit", "above limit"] as const;

describe("many measurements in spans of days", () => {
  const visit = fc.record({
    day: fc.integer({ min: -300, max: 900 }),
    // Few values, so that many tie.
    value: fc.integer({ min: 1, max: 6 }),
    reading: fc.constantFrom(...READINGS),
  });

  test("show of each span with five values or more what the sorted values say", () => {
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 120 }), (visits) => {
        const days = Int32Array.from(visits, ({ day }) => day);
        const spans = daySpans(days, timeAxis(days, 200));
        const measured = visits.map(({ value, reading }, row): Measured => ({ row, value, reading }));
        const expected = [...new Set(spans)]
          .sort((a, b) => a - b)
          .map((span) => measured.filter(({ row }) => spans[row] === span))
          .filter((own) => own.length >= 5)
          .map((own) => {
            const sorted = own.toSorted((a, b) => a.value - b.value);
            const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1].value;
            const middle = sorted[Math.ceil(own.length / 2) - 1];
            return {
              n: own.length,
              low: at(0.1),
              q1: at(0.25),
              median: middle.value,
              q3: at(0.75),
              high: at(0.9),
              day: own.map(({ row }) => days[row]).toSorted((a, b) => a - b)[Math.floor(own.length / 2)],
              reading: middle.reading === "measured" ? "measured" : "beyond a limit",
            };
          });
        expect(courseBins(measured, spans, days, VARIABLE)).toMatchObject(expected);
        expect(courseBins(measured, spans, days, VARIABLE)).toHaveLength(expected.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe("squares of a panel", () => {
  const axis = { logarithmic: false, domain: [0, 10], ticks: [] } as const;
  const place = fc.record({
    at: fc.constant(0),
    value: fc.double({ min: 0, max: 10, noNaN: true }),
    score: fc.double({ min: 0, max: 10, noNaN: true }),
  });

  test("hold every point once, each in the square it lies in", () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 80 }), (places) => {
        const bins = scatterBins({ places, x: axis, y: axis }, 3, { columns: 1, width: 80, height: 40 });
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(places.length);
        for (const { score, scoreEnd, value, valueEnd, n, panel } of bins) {
          const own = places.filter(
            (point) =>
              Math.min(9, Math.floor(point.score)) === score && Math.min(4, Math.floor(point.value / 2)) * 2 === value,
          );
          expect({ panel, n, scoreEnd, valueEnd }).toEqual({
            panel: 3,
            n: own.length,
            scoreEnd: score + 1,
            valueEnd: value + 2,
          });
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("say their edges, and stand row by row", () => {
    const places = [
      { at: 0, value: 9, score: 1 },
      { at: 1, value: 1, score: 9.5 },
      { at: 2, value: 1, score: 0 },
    ];
    const bins = scatterBins({ places, x: axis, y: axis }, 0, { columns: 1, width: 80, height: 40 });
    expect(bins.map(({ scoreText, valueText }) => [scoreText, valueText])).toEqual([
      ["0 to 1", "0 to 2"],
      ["9 to 10", "0 to 2"],
      ["1 to 2", "8 to 10"],
    ]);
  });
});

describe("what is counted over the cells of a study", () => {
  const result = fixture({ patients: 4, analytes: 6 });
  const { study, alignment, plan } = result;
  const rows = Array.from({ length: study.samples.length }, (_, row) => row);
  const kind = (variable: number, row: number) => study.columns[variable].marks[row] & Mark.kind;

  test("a visit is a day on which anything of its kind was measured", () => {
    const expected = rows.flatMap((row) =>
      (["analyte", "score"] as const).flatMap((role) => {
        const measured = study.variables.filter((own, i) => own.role === role && kind(i, row) !== Mark.missing).length;
        return measured === 0
          ? []
          : [{ day: study.samples.day[row], kind: role === "score" ? "Scores" : "Blood", measured }];
      }),
    );
    expect(visitsOf(result)).toMatchObject(expected);
  });

  test.each([true, false])("shares beyond a limit, by patient: %s", (byPatient) => {
    for (const beyond of variablesBeyond(result)) {
      const cells = plan.windows.flatMap((_, window) =>
        (byPatient ? study.patients.map((_, i) => i) : [-1]).map((patient) => {
          const own = rows.filter(
            (row) => alignment.window[row] === window && (patient < 0 || study.samples.patient[row] === patient),
          );
          const count = (...kinds: number[]) => own.filter((row) => kinds.includes(kind(beyond.variable, row))).length;
          return {
            below: count(Mark.below),
            above: count(Mark.above),
            n: count(Mark.observed, Mark.below, Mark.above),
          };
        }),
      );
      expect(beyondOf(result, beyond, byPatient)).toMatchObject(cells);
    }
    expect(variablesBeyond(result).length).toBeGreaterThan(0);
  });
});
