import { describe, expect, test } from "vitest";
import {
  changeText,
  coefficientText,
  countText,
  intervalText,
  levelText,
  numberText,
  pText,
  shareText,
} from "../../src/report/number-text.js";

const interval = (low: number, high: number, achieved = 0.95) => ({ low, high, requested: 0.95, achieved });

describe("numbers for people", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [44, "44"],
    [3.2, "3.2"],
    [0.05555, "0.0556"],
    [-12.345, "−12.3"],
    [999.6, "1000"],
    [25_432, "25,400"],
    [1234, "1230"],
    [0.000_123_4, "0.000123"],
    [0.000_012_34, "1.23e−5"],
    [12_345_678, "1.23e7"],
    [9_999_999, "1e7"],
    [Number.NEGATIVE_INFINITY, "−∞"],
    [null, "–"],
    [Number.NaN, "–"],
  ])("%d reads %s", (x, text) => expect(numberText(x)).toBe(text));

  test("a count is never rounded", () => {
    expect([999, 1234, 10_000, 1_234_567].map(countText)).toEqual(["999", "1234", "10,000", "1,234,567"]);
  });

  test.each([
    [0.0306, ".031"],
    [0.25, ".250"],
    [0.001, ".001"],
    [0.000_999, "<.001"],
    [Number.MIN_VALUE, "<.001"],
    [0.9991, ">.999"],
    [0.999, ".999"],
    [1, "1"],
    [null, "–"],
  ])("p = %d reads %s", (p, text) => expect(pText(p)).toBe(text));

  test("a p below 1 never reads 1, and one above 0 never 0", () => {
    for (let i = 1; i < 20_000; i++) expect(pText(i / 20_000)).toMatch(/^[<>]?\.\d{3}$/u);
  });

  test.each([
    [0.62, ".62"],
    [-0.05, "−.05"],
    [0, ".00"],
    [-0.001, ".00"],
    [1, "1"],
    [-1, "−1"],
    [0.996, ">.99"],
    [-0.999, "<−.99"],
    [null, "–"],
  ])("rho = %d reads %s", (r, text) => expect(coefficientText(r)).toBe(text));

  test.each([
    [0, "0%"],
    [1, "100%"],
    [0.001, "<1%"],
    [0.999, ">99%"],
    [0.346, "35%"],
    [0.995, ">99%"],
    [null, "–"],
  ])("a share of %d reads %s", (share, text) => expect(shareText(share)).toBe(text));

  test("a change is a ratio on log2 and a signed difference elsewhere", () => {
    expect(changeText(0.0561, "log2")).toBe("×0.0561");
    expect(changeText(19, "linear")).toBe("+19");
    expect(changeText(-1.5, "already-log2")).toBe("−1.5");
    expect(changeText(0, "linear")).toBe("0");
    expect(changeText(null, "log2")).toBe("–");
  });

  test("an interval without a bound says nothing, one with a bound shows the open end", () => {
    expect(intervalText(interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY))).toBe("–");
    expect(intervalText(interval(0, Number.POSITIVE_INFINITY))).toBe("–");
    expect(intervalText(interval(0.5, Number.POSITIVE_INFINITY))).toBe("[0.5, ∞]");
    expect(intervalText(null)).toBe("–");
  });

  test("a level is rounded down, so that none is claimed that is not reached", () => {
    expect(levelText(interval(1, 2, 0.968_75))).toBe("96.8%");
    expect(levelText(interval(1, 2, 0.949_99))).toBe("94.9%");
    expect(levelText(interval(1, 2, 0.95))).toBe("95%");
    expect(levelText(interval(0, Number.POSITIVE_INFINITY, 1))).toBe("–");
  });
});
