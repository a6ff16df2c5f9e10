import fc from "fast-check";
import { expect, test } from "vitest";
import { alignStudy } from "../../src/analysis/aligned-study.js";
import { type VariableRows, variableRows } from "../../src/analysis/variable-rows.js";
import { type CellText, planWith, type Row, smallStudy } from "./small-study.js";

const ALL = { compare: true, correlate: true, patients: true };

const cells = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }) },
  fc.constantFrom<CellText>("<2", ">8", "NA", null),
);
const visit = fc.record({ "IL-6": cells, CXCL10: cells, CMAS: cells, PGA: cells });
const patient = fc.uniqueArray(fc.tuple(fc.integer({ min: -60, max: 120 }), visit), {
  selector: ([day]) => day,
  minLength: 1,
  maxLength: 6,
});
const studies = fc
  .array(patient, { minLength: 1, maxLength: 4 })
  .map((patients) => smallStudy(patients.flatMap((visits, i) => visits.map(([day, own]): Row => [`P${i}`, day, own]))));
const plans = fc.constantFrom(
  planWith({}),
  planWith({
    windows: [
      { name: "a", from: -60, to: 0 },
      { name: "b", from: 1, to: 40 },
      { name: "c", from: 41, to: 120 },
    ],
    test: "prentice-wilcoxon",
    correlation: "kendall",
  }),
);

/** How a thread gives them back. */
const cloned = (rows: VariableRows): VariableRows => structuredClone(rows);

test("the rows of a variable do not depend on those computed before, and are plain data", () => {
  fc.assert(
    fc.property(studies, plans, (study, plan) => {
      const aligned = alignStudy(study, plan);
      const forwards = study.variables.map((_, variable) => variableRows(aligned, variable, ALL));
      // As a thread does it: a copy of the study, and some of the variables.
      const own = alignStudy(structuredClone(study), structuredClone(plan));
      const backwards = study.variables.map((_, i) => variableRows(own, study.variables.length - 1 - i, ALL)).reverse();
      expect(backwards.map(cloned)).toStrictEqual(forwards);
    }),
    { numRuns: 60 },
  );
});
