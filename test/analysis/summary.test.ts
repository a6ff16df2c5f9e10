import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeColumn } from "../../src/analysis/censoring.js";
import type { Summary } from "../../src/analysis/plan.js";
import { summarise } from "../../src/analysis/summary.js";
import type { Scale } from "../../src/study/variable.js";
import { type CellText, smallStudy } from "./small-study.js";

const SUMMARIES: readonly Summary[] = ["median", "mean", "nearest", "first", "last", "min", "max"];

function summary(cells: readonly (readonly [day: number, cell: CellText])[], how: Summary, scale: Scale = "linear") {
  const study = smallStudy(cells.map(([day, cell]) => ["A", day, { X: cell }]));
  return summarise(
    rangeColumn(study.columns[0], scale, "half"),
    cells.map((_, i) => i),
    study.samples.day,
    how,
  );
}

describe("a patient's samples in a window become one value", () => {
  test.each([
    ["median", 3],
    ["mean", 10 / 3],
    ["nearest", 6],
    ["first", 1],
    ["last", 6],
    ["min", 1],
    ["max", 6],
  ] as const)("%s", (how, expected) => {
    const value = summary(
      [
        [-30, 1],
        [-20, 3],
        [-10, 6],
      ],
      how,
    );
    expect(value).toEqual({ low: expected, value: expected, high: expected });
  });

  test("the median is the middle of the sorted values, or the mean of the middle two", () => {
    const cells = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(cells, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
        const found = summary(
          values.map((value, day) => [day, value]),
          "median",
        );
        expect(found).toEqual({ low: middle, value: middle, high: middle });
      }),
      { seed: 12 },
    );
  });

  test("the median of zeros has no sign, which is first among them or not", () => {
    const zeros = [
      [1, 0],
      [2, -0],
      [3, -0],
    ] as const;
    for (const cells of [zeros, zeros.toReversed()]) expect(summary(cells, "median")?.value).toBe(0);
  });

  test("the mean on log2 is the geometric mean", () => {
    const value = summary(
      [
        [1, 2],
        [2, 8],
      ],
      "mean",
      "log2",
    );
    expect(value?.value).toBe(2);
  });

  test("of two samples equally near day 0 the earlier counts", () => {
    const value = summary(
      [
        [-3, 1],
        [3, 2],
      ],
      "nearest",
    );
    expect(value?.value).toBe(1);
  });

  test("no sample has no value", () => {
    const study = smallStudy([["A", 1, { X: 2 }]]);
    const column = rangeColumn(study.columns[0], "linear", "half");
    for (const how of SUMMARIES) expect(summarise(column, [], study.samples.day, how)).toBeNull();
  });

  test("an upper limit leaves the mean open above", () => {
    const value = summary(
      [
        [1, 2],
        [2, ">8"],
      ],
      "mean",
    );
    expect(value).toEqual({ low: 5, value: 5, high: Number.POSITIVE_INFINITY });
  });

  test("low ≤ value ≤ high, for any cells, summary and scale", () => {
    const number = fc.integer({ min: 1, max: 50 });
    const cell = fc.oneof(
      number,
      number.map((x): CellText => `<${x}`),
      number.map((x): CellText => `>${x}`),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...SUMMARIES),
        fc.constantFrom<Scale>("linear", "log2", "already-log2"),
        (cells, how, scale) => {
          const value = summary(
            cells.map((text, day) => [day, text]),
            how,
            scale,
          );
          expect(value).not.toBeNull();
          if (value === null) return;
          expect(value.low).toBeLessThanOrEqual(value.value);
          expect(value.value).toBeLessThanOrEqual(value.high);
        },
      ),
      { seed: 11 },
    );
  });
});
