import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeAxis } from "../../../src/report/charts/time-axis.js";
import { linearTicks, logTicks, ticksInRow, valueAxis } from "../../../src/report/charts/value-axis.js";
import type { Variable } from "../../../src/study/variable.js";

const analyte: Variable = { id: "x", role: "analyte", unit: "pg/ml", scale: "log2", worse: null, range: null };
const score: Variable = { ...analyte, role: "score", scale: "linear", range: [0, 52] };

describe("the axis of days", () => {
  test.each([110, 560])(
    "has a tick before transplant and one after where both sides are long, %d pixels wide",
    (width) => {
      for (const days of [
        [-280, 430],
        [-90, 90],
        [-351, 1822],
      ]) {
        const { ticks } = timeAxis(days, width);
        expect(ticks, String(days)).toContain(0);
        expect(Math.min(...ticks), String(days)).toBeLessThan(0);
        expect(Math.max(...ticks), String(days)).toBeGreaterThan(0);
      }
    },
  );
});

describe("the axis of values", () => {
  const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

  test("a logarithmic one has finite ends however large or small the values", () => {
    for (const values of [[1.7e308], [5e-324, 1e-310], [1e-300, 1.7e308], [5e-324, 1]])
      for (const end of valueAxis(analyte, "log2", values).domain) {
        expect(Number.isFinite(end)).toBe(true);
        expect(end).toBeGreaterThan(0);
      }
  });

  test("a logarithmic one holds every value and two to nine round ticks", () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1, maxLength: 9 }), (values) => {
        const { domain, ticks } = valueAxis(analyte, "log2", values);
        expect(domain[0]).toBeLessThan(Math.min(...values));
        expect(domain[1]).toBeGreaterThan(Math.max(...values));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("a linear one holds every value and two to seven ticks", () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => Math.round(x * 100) / 100);
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 9 }), (values) => {
        const { domain, ticks } = valueAxis({ ...analyte, scale: "linear" }, "linear", values);
        expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("a score is shown over its whole range, also where a value lies outside", () => {
    expect(valueAxis(score, "linear", [40, 44]).domain[0]).toBe(0);
    expect(valueAxis(score, "linear", [40, 44]).domain[1]).toBeGreaterThanOrEqual(52);
    expect(valueAxis(score, "linear", [40, 60]).domain[1]).toBeGreaterThan(60);
    expect(valueAxis({ ...score, range: [0, Number.POSITIVE_INFINITY] }, "linear", [100, 900]).domain[0]).toBe(0);
  });

  test("ticks are round", () => {
    expect(logTicks(8, 200)).toEqual([10, 30, 100]);
    expect(logTicks(4, 60)).toEqual([5, 10, 20, 50]);
    expect(logTicks(0.001, 100_000)).toEqual([0.01, 1, 100, 10_000]);
    expect(linearTicks(0, 52)).toEqual([0, 20, 40]);
    expect(linearTicks(-0.25, 0.3)).toEqual([-0.2, 0, 0.2]);
  });
});

describe("ticks in a row", () => {
  test("are as many as have room for their labels", () => {
    const axis = { logarithmic: false, domain: [0, 1000], ticks: [0, 200, 400, 600, 800, 1000] } as const;
    expect(ticksInRow(axis, 300)).toEqual(axis.ticks);
    expect(ticksInRow(axis, 120)).toEqual([0, 400, 800]);
    expect(ticksInRow(axis, 10)).toEqual([0]);
  });
});

describe("the axis of days", () => {
  const days = fc.array(fc.integer({ min: -2000, max: 6000 }), { minLength: 1, maxLength: 40 });

  test("holds every day and transplant, with ticks in order that leave room for their labels", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(200, 320, 520), (some, width) => {
        const { domain, ticks } = timeAxis(some, width);
        expect(domain[0]).toBeLessThanOrEqual(Math.min(0, ...some));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(0, ...some));
        expect(ticks).toContain(0);
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
        expect(ticks.length).toBeLessThanOrEqual(width / 28 + 1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("is compressed only where a long follow-up would crowd the visits around transplant", () => {
    expect(timeAxis([-42, -21, 0, 7, 42, 91], 240).compressed).toBe(false);
    expect(timeAxis([-120, -14, 0, 14, 30, 60, 90, 180, 365, 1825], 240).compressed).toBe(true);
    expect(timeAxis([0, 365, 730, 1095, 1460, 1825], 240).compressed).toBe(false);
  });
});
