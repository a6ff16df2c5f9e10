import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeColumn, tieAtLimits } from "../../src/analysis/censoring.js";
import { classesTiedAtLimits } from "../../src/analysis/column-classes.js";
import { analyze } from "../../src/analysis/run.js";
import { spearmanTest } from "../../src/stats/association/spearman.js";
import { rank } from "../../src/stats/numeric/midranks.js";
import { rmcorr } from "../../src/stats/within/rmcorr.js";
import { withinPatientTest } from "../../src/stats/within/within-patient-test.js";
import { Mark } from "../../src/study/measurement.js";
import { type CellText, planWith, type Row, smallStudy } from "./small-study.js";

const cell: fc.Arbitrary<CellText> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) },
  fc.integer({ min: 1, max: 6 }).map((limit): CellText => `<${limit}`),
  fc.integer({ min: 9, max: 12 }).map((limit): CellText => `>${limit}`),
  fc.constantFrom<CellText>("NA", null),
);
const score = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.constant<CellText>(null));
/** Visits of three patients, before and after; A is measured in all of them, as its points are shared with no gap. */
const visits = fc
  .array(fc.record({ A: fc.integer({ min: 1, max: 9 }), B: cell, C: cell, CMAS: score, PGA: score }), {
    minLength: 6,
    maxLength: 24,
  })
  .map((all) =>
    all.map((cells, i): Row => ["PQR"[i % 3], 10 * Math.floor(i / 3) - 30 + (i >= all.length / 2 ? 1 : 0), cells]),
  );

describe("a correlation", () => {
  test("is the one of its own points alone, whatever it shares with others", () => {
    fc.assert(
      fc.property(visits, (rows) => {
        const study = smallStudy(rows);
        const { plan, correlations, alignment } = analyze(study, planWith({}));
        expect(correlations).toHaveLength(6);
        for (const row of correlations) {
          const analyte = rangeColumn(study.columns[row.analyte], "log2", plan.censoring);
          const other = rangeColumn(study.columns[row.score], "linear", plan.censoring);
          const x = tieAtLimits(analyte, row.analyteRows);
          const y = tieAtLimits(other, row.scoreRows);
          const patients = Array.from(row.analyteRows, (sample) => study.samples.patient[sample]);
          const phases = patients.map((patient, i) => `${patient} ${alignment.window[row.analyteRows[i]]}`);
          // The doubled p, beside the p by distance, is for users of the tests alone.
          const { pDoubled: _, ...pooled } = spearmanTest(x, y, plan);
          expect(row.pooled).toEqual(pooled);
          const within = (strata: Parameters<typeof withinPatientTest>[0]) => {
            const { coefficient: rho, pDoubled: _, ...own } = withinPatientTest(strata, x, y, { seed: plan.seed });
            return { rho, test: own };
          };
          const inside = within(patients);
          const shift = withinPatientTest(patients, x, y, { scheme: "shift", seed: plan.seed });
          expect(row.within).toMatchObject({ ...inside, pShift: shift.p });
          expect(row.beyond).toMatchObject(within(phases));
          expect(row.nPatients).toBe(inside.test.contributing);
          expect(row.nBelow).toBe(row.analyteRows.filter((sample) => analyte.kind[sample] === Mark.below).length);
          const values = [analyte, other].map(({ value }, side) =>
            Float64Array.from(side === 0 ? row.analyteRows : row.scoreRows, (sample) => value[sample]),
          );
          expect(row.repeated).toEqual(rmcorr(patients, values[0], values[1], plan));
        }
      }),
      { seed: 20261128, numRuns: 20 },
    );
  });

  test("shares its points with those of the same samples and visits", () => {
    const rows: Row[] = [1, 2, 3, 4].map((i): Row => ["P", 10 * i, { A: i, B: 5 - i, CMAS: i, PGA: i }]);
    const [first, ...others] = analyze(smallStudy(rows), planWith({})).correlations;
    for (const other of others) expect(other.analyteRows).toBe(first.analyteRows);
  });
});

test("classes tied at limits rank as the values that tieAtLimits ties", () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), fc.constantFrom("log2", "linear"), (cells, scale) => {
      const study = smallStudy(cells.map((own, i): Row => ["P", i, { A: own, B: 1 }]));
      const column = rangeColumn(study.columns[0], scale, "sqrt2");
      const rows = Uint32Array.from(column.kind.keys()).filter((row) => column.kind[row] !== Mark.missing);
      const classes = classesTiedAtLimits(column, rows);
      expect(rank(classes)).toEqual(rank(tieAtLimits(column, rows)));
    }),
    { seed: 20261128, numRuns: 300 },
  );
});
