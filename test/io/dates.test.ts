import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate, readDate } from "../../src/io/dates.js";

describe("an ISO date", () => {
  test.each([
    // Days since 1970-01-01 by GNU date 9.1: `date -u -d 2012-02-29 +%s` / 86400.
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11016],
    ["2012-02-29", 15399],
    ["1900-03-01", -25508],
    ["2100-03-01", 47541],
    ["2015-03-04T23:59:59.5-11:00", 16498],
    ["2015-03-04 00:00", 16498],
    ["2015-03-04T12:00:00Z", 16498],
  ])("%s is day %d, whatever its time and zone", (text, day) => {
    expect(readDate(text)).toBe(day);
  });

  test("counts as the platform's calendar does, over ten thousand years", () => {
    const range = { min: new Date("0000-01-01T00:00Z"), max: new Date("9999-12-31T00:00Z"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const text = date.toISOString().slice(0, 10);
        const day = Math.floor(date.getTime() / 86_400_000);
        expect(readDate(text)).toBe(day);
        expect(isoDate(day)).toBe(text);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test.each(["2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-04-31"])(
    "%s does not exist",
    (text) => {
      expect(readDate(text)).toEqual({ kind: "impossible", readings: [] });
    },
  );
});

describe("any other date", () => {
  test.each([
    ["03/04/2015", "ambiguous", ["2015-04-03", "2015-03-04"]],
    ["3.4.2015", "ambiguous", ["2015-04-03", "2015-03-04"]],
    ["03-04-2015 10:30", "ambiguous", ["2015-04-03", "2015-03-04"]],
    ["04/04/2015", "unreadable", ["2015-04-04"]],
    ["13/04/2015", "unreadable", ["2015-04-13"]],
    ["04/13/2015", "unreadable", ["2015-04-13"]],
    ["31/02/2015", "unreadable", []],
    ["2015/3/4", "unreadable", ["2015-03-04"]],
    ["20150304", "unreadable", ["2015-03-04"]],
    // Excel's serial date of 2015-03-04: 1970-01-01 is 25569, and 25569 + 16498 = 42067.
    ["42067", "unreadable", ["2015-03-04"]],
    ["4 March 2015", "unreadable", []],
    ["2015-03", "unreadable", []],
    ["2015-03-04T25:00", "unreadable", ["2015-03-04"]],
  ])("%s is refused with its readings", (text, kind, readings) => {
    expect(readDate(text)).toEqual({ kind, readings });
  });
});
