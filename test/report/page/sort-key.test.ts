import { describe, expect, test } from "vitest";
import { compareKeys, sortKey } from "../../../src/report/page/browser/sort-key.js";

describe("what a cell sorts by", () => {
  test.each([
    ["−12", -12],
    ["×0.0763", 0.0763],
    ["→ 1,040", 1040],
    ["<.001", 0.001],
    ["45%", 45],
    ["day 181", 181],
    ["[0.031, 0.09]", 0.031],
    ["[−751, −256]", -751],
    ["∞", Number.POSITIVE_INFINITY],
    ["1.23e−5", 1.23e-5],
    ["never", "never"],
    ["IL-6", "IL-6"],
    ["17A", "17A"],
    ["–", null],
    ["", null],
  ])("%s is %s", (text, key) => {
    expect(sortKey(text)).toBe(key);
  });

  test("what says nothing comes last both ways up, and texts come after numbers", () => {
    const keys = ["b", null, 2, "A", 1];
    expect(keys.toSorted((a, b) => compareKeys(a, b, false))).toEqual([1, 2, "A", "b", null]);
    expect(keys.toSorted((a, b) => compareKeys(a, b, true))).toEqual(["b", "A", 2, 1, null]);
  });
});
