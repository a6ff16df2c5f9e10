import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_PLAN } from "../../../src/analysis/plan.js";
import { shareOfAxis, timeAxis } from "../../../src/report/charts/time-axis.js";
import { bandsOf } from "../../../src/report/charts/window-bands.js";

const DAYS = [-42, -21, 0, 7, 42, 91];
const axis = timeAxis(DAYS, 205);
const plan = (...windows: [string, number, number][]) => ({
  ...DEFAULT_PLAN,
  windows: windows.map(([name, from, to]) => ({ name, from, to })),
});

describe("the bands of the windows", () => {
  test("reach half a day to each side, so that one day alone is seen", () => {
    const [first, second] = bandsOf(plan(["before", -42, -21], ["day 7", 7, 7]), axis, 205);
    expect([first.start, first.end]).toEqual([-42.5, -20.5]);
    expect([second.start, second.end]).toEqual([6.5, 7.5]);
  });

  test("end where the axis ends", () => {
    const bands = bandsOf(DEFAULT_PLAN, axis, 205);
    expect([bands[0].start, bands[1].end]).toEqual([...axis.domain]);
  });

  test("leave excluded days white, and are named once", () => {
    const bands = bandsOf({ ...DEFAULT_PLAN, excludeDays: [10, 60] }, axis, 205);
    expect(bands.map(({ label }) => label)).toEqual(["before", "after", ""]);
    expect(bands.slice(1).map(({ start, end }) => [start, end])).toEqual([
      [0.5, 9.5],
      [60.5, axis.domain[1]],
    ]);
  });

  test("are named from the right where the name would leave the panel", () => {
    const bands = bandsOf(plan(["before", -42, 0], ["week 13", 91, 91]), axis, 205);
    expect(bands.map(({ label, align }) => [label, align])).toEqual([
      ["before", "left"],
      ["week 13", "right"],
    ]);
  });

  test("never have two names in one place", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: -60, max: 120 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.constantFrom(165, 205, 520), (days, width) => {
        const sorted = [...days].sort((a, b) => a - b);
        const windows = sorted.slice(1).map((to, i): [string, number, number] => [`window ${i}`, sorted[i], to - 1]);
        const spans = bandsOf(plan(...windows), axis, width)
          .filter(({ label }) => label !== "")
          .map(({ start, end, label, align }) => {
            const length = 5 * label.length;
            const at = shareOfAxis(axis, align === "left" ? start : end) * width;
            return align === "left" ? [at, at + length] : [at - length, at];
          });
        for (let i = 1; i < spans.length; i++) expect(spans[i][0]).toBeGreaterThanOrEqual(spans[i - 1][1]);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
