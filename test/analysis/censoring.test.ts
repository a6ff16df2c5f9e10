import { describe, expect, test } from "vitest";
import { isUsable, rangeColumn, tieAtLimits } from "../../src/analysis/censoring.js";
import type { Censoring } from "../../src/analysis/plan.js";
import { Mark } from "../../src/study/measurement.js";
import type { Scale } from "../../src/study/variable.js";
import { type CellText, smallStudy } from "./small-study.js";

function ranged(cells: readonly CellText[], scale: Scale, censoring: Censoring = "sqrt2") {
  const study = smallStudy(cells.map((cell, day) => ["A", day, { X: cell }]));
  return rangeColumn(study.columns[0], scale, censoring);
}

function triples(cells: readonly CellText[], scale: Scale, censoring?: Censoring) {
  const { low, value, high } = ranged(cells, scale, censoring);
  return cells.map((_, i) => [low[i], value[i], high[i]]);
}

test("a cell is usable where it holds a number that its scale has a place for", () => {
  const usable = (scale: Scale) =>
    [-1, 0, 1].map((x) =>
      [Mark.observed, Mark.below, Mark.above, Mark.missing].map((kind) => isUsable(x, kind | Mark.extrapolated, scale)),
    );
  const every = [true, true, true, false];
  const none = [false, false, false, false];
  expect(usable("log2")).toEqual([none, none, every]);
  // Nothing that has a floor at zero lies below a limit under it.
  expect(usable("linear")).toEqual([[true, false, true, false], every, every]);
  expect(usable("already-log2")).toEqual([every, every, every]);
});

describe("a measurement becomes low ≤ value ≤ high", () => {
  test("an observed value is itself, on its scale", () => {
    expect(triples([8], "log2")).toEqual([[3, 3, 3]]);
    expect(triples([8], "linear")).toEqual([[8, 8, 8]]);
    expect(triples([-8], "already-log2")).toEqual([[-8, -8, -8]]);
  });

  test("below L is (0, L/√2, L), on the log scale (−∞, log2 L − ½, log2 L)", () => {
    expect(triples(["<8"], "log2")).toEqual([[Number.NEGATIVE_INFINITY, 2.5, 3]]);
    const [[low, value, high]] = triples(["<8"], "linear");
    expect([low, high]).toEqual([0, 8]);
    expect(value).toBeCloseTo(8 / Math.SQRT2, 14);
    expect(triples(["<3"], "already-log2")).toEqual([[Number.NEGATIVE_INFINITY, 2.5, 3]]);
  });

  test.each([
    ["half", 2, 4, 2],
    ["limit", 3, 8, 3],
  ] as const)("`%s` puts its own substitute in", (censoring, log, linear, already) => {
    expect(triples(["<8"], "log2", censoring)[0][1]).toBe(log);
    expect(triples(["<8"], "linear", censoring)[0][1]).toBe(linear);
    expect(triples(["<3"], "already-log2", censoring)[0][1]).toBe(already);
  });

  test("above U is (U, U, ∞)", () => {
    expect(triples([">8"], "log2")).toEqual([[3, 3, Number.POSITIVE_INFINITY]]);
  });

  test("what has no logarithm is missing on log2 only", () => {
    expect(Array.from(ranged([0, -1, "<0", 4], "log2").kind)).toEqual([0, 0, 0, 1]);
    expect(Array.from(ranged([0, -1, "<0", 4], "linear").kind)).toEqual([1, 1, 2, 1]);
    expect(Array.from(ranged(["<-3"], "linear").kind)).toEqual([0]);
  });
});

describe("ties at the limits", () => {
  test("every value at or below the highest limit takes its substitute, every value at or above the lowest upper limit takes that", () => {
    const column = ranged([1, 8, 9, "<8", "<2", ">64", 70, 64, 63], "linear", "half");
    expect(Array.from(tieAtLimits(column, [0, 1, 2, 3, 4, 5, 6, 7, 8]))).toEqual([4, 4, 9, 4, 4, 64, 64, 64, 63]);
  });

  test("only limits among the given samples count", () => {
    const column = ranged([1, 8, "<2", "<8"], "linear", "half");
    expect(Array.from(tieAtLimits(column, [0, 1, 2]))).toEqual([1, 8, 1]);
  });

  test("without a limit nothing moves", () => {
    expect(Array.from(tieAtLimits(ranged([3, 1, 2], "linear"), [0, 1, 2]))).toEqual([3, 1, 2]);
  });
});
