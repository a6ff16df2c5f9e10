import { describe, expect, it } from "vitest";
import { westfallYoungPhase } from "../../../src/stats/multiplicity/westfall-young-phase.js";
import { phaseTest } from "../../../src/stats/within/phase-test.js";
import { product } from "../../properties/permutations.js";
import { labellings } from "../within/enumerate.js";

const patients = ["A", "A", "A", "A", "B", "B", "B", "C", "C", "C", "C"];
const after = [false, true, false, true, false, false, true, true, true, true, false];
const analytes: (number | null)[][] = [
  [1, 5, 2, 6, 1, 2, 9, 4, 5, 6, 1],
  [1, 2, 2, 1, 3, 3, 1, 4, 4, 4, 2],
  [7, 1, null, 2, 3, 4, 5, null, 1, 3, 2],
];

/** By the definition: 2(U − E)² over its variance, both over the observed cells, for all 6·3·4 joint labellings. */
function enumerated() {
  const rows = ["A", "B", "C"].map((patient) => [...patients.keys()].filter((i) => patients[i] === patient));
  const all = product(rows.map((own) => labellings(own.length, own.filter((i) => after[i]).length))).map((parts) => {
    const marks = new Array<boolean>(patients.length).fill(false);
    for (const [p, own] of rows.entries()) for (const [k, i] of own.entries()) marks[i] = parts[p][k];
    return marks;
  });
  const excess = (row: readonly (number | null)[], marks: readonly boolean[]): number => {
    let sum = 0;
    for (const own of rows) {
      for (const i of own) {
        for (const j of own) {
          const [x, y] = [row[i], row[j]];
          if (x !== null && y !== null && !marks[i] && marks[j]) sum += Math.sign(y - x) / 2;
        }
      }
    }
    return sum;
  };
  const statistic = analytes.map((row) => {
    const values = all.map((marks) => excess(row, marks));
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    return { observed: excess(row, after) ** 2 / variance, values: values.map((value) => value ** 2 / variance) };
  });
  const reach = (k: readonly number[], t: number): number =>
    all.filter((_, i) => Math.max(...k.map((a) => statistic[a].values[i])) >= t - 1e-9).length / all.length;
  const order = [...analytes.keys()].sort((a, b) => statistic[b].observed - statistic[a].observed);
  const adjusted: number[] = [];
  let largest = 0;
  for (const [k, a] of order.entries()) {
    largest = Math.max(largest, reach(order.slice(k), statistic[a].observed));
    adjusted[a] = largest;
  }
  return { raw: analytes.map((_, a) => reach([a], statistic[a].observed)), adjusted };
}

describe("westfallYoungPhase", () => {
  it("comes to the p values of all joint labellings, missing cells among them", () => {
    const draws = 40_000;
    const { raw, adjusted } = westfallYoungPhase(patients, after, analytes, { draws });
    const expected = enumerated();
    for (const [a] of analytes.entries()) {
      for (const [drawn, exact] of [
        [raw[a], expected.raw[a]],
        [adjusted[a], expected.adjusted[a]],
      ]) {
        expect(Math.abs((drawn ?? Number.NaN) - (exact ?? Number.NaN))).toBeLessThan(
          5 * Math.sqrt(((exact ?? 0) * (1 - (exact ?? 0))) / draws) + 1e-4,
        );
      }
    }
  });

  it("without missing cells has the raw p of the phase test", () => {
    const values = [1, 5, 2, 6, 1, 2, 9, 4, 5, 6, 1];
    const { raw } = westfallYoungPhase(patients, after, [values], { draws: 40_000 });
    const { p } = phaseTest(patients, after, values, { confidence: null });
    expect(Math.abs((raw[0] ?? 1) - (p ?? 0))).toBeLessThan(5 * Math.sqrt((p ?? 0) / 40_000));
  });

  it("never gives p below 1/(draws + 1), nor an adjusted p below the raw one", () => {
    const rising = patients.map((_, i) => (after[i] ? 100 : 0) + i);
    const { raw, adjusted, draws } = westfallYoungPhase(patients, after, [rising, ...analytes], { draws: 9 });
    expect(draws).toBe(9);
    for (const [a, p] of raw.entries()) {
      expect(p).toBeGreaterThanOrEqual(0.1);
      expect(adjusted[a]).toBeGreaterThanOrEqual(p ?? 1);
    }
  });

  it("tells analytes apart whose paired p share one floor", () => {
    // Three patients × 10 visits: the paired test's floor is .25, 5,000 draws allow 1/5,001.
    const visits = Array.from({ length: 30 }, (_, i) => i);
    const many = [
      visits.map((i) => (i % 10 >= 5 ? 50 : 0) + ((i * 7) % 10)),
      visits.map((i) => (i * 7) % 10),
      visits.map((i) => (i * 3 + 1) % 10),
    ];
    const { adjusted } = westfallYoungPhase(
      visits.map((i) => Math.floor(i / 10)),
      visits.map((i) => i % 10 >= 5),
      many,
      { draws: 5000 },
    );
    expect(adjusted[0]).toBeCloseTo(1 / 5001, 12);
    expect(adjusted[1]).toBeGreaterThan(0.1);
  });

  it("has p = 1 for a constant analyte and none for one without both phases in a patient", () => {
    const { raw, adjusted } = westfallYoungPhase(
      patients,
      after,
      [patients.map(() => 3), patients.map((_, i) => (after[i] ? 1 : null)), analytes[0]],
      { draws: 500 },
    );
    expect([raw[0], adjusted[0], raw[1], adjusted[1]]).toEqual([1, 1, null, null]);
    expect(adjusted[2]).toBe(raw[2]);
  });

  it("depends on no order of samples, patients or analytes", () => {
    const order = [10, 3, 0, 7, 5, 2, 9, 1, 8, 4, 6];
    const pick = <T>(column: readonly T[]): T[] => order.map((i) => column[i]);
    const plain = westfallYoungPhase(patients, after, analytes, { draws: 300 });
    const turned = westfallYoungPhase(pick(patients), pick(after), analytes.toReversed().map(pick), { draws: 300 });
    expect(turned.raw.toReversed()).toEqual(plain.raw);
    expect(turned.adjusted.toReversed()).toEqual(plain.adjusted);
  });

  it("refuses rows that do not fit and what is no number", () => {
    expect(() => westfallYoungPhase([1, 1], [true, false], [[1]])).toThrow(
      "values of analyte 1 and patients must have the same length; found 1 and 2",
    );
    expect(() => westfallYoungPhase([1, 1], [true, false], [[1, Number.NaN]])).toThrow(
      "values must be finite; analyte 1, sample 2 has NaN",
    );
  });
});
