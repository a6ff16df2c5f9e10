import { describe, expect, test } from "vitest";
import { type CellReading, isMissing, readCell, readNumber } from "../../src/io/cell.js";
import { measurementAt } from "../../src/study/measurement.js";

function cell(text: string): string {
  const out: CellReading = { value: 1e300, mark: 255 };
  const fault = readCell(text, out);
  if (fault !== null) return fault;
  const view = measurementAt({ values: Float64Array.of(out.value), marks: Uint8Array.of(out.mark) }, 0);
  if (view.kind === "missing") return Number.isNaN(out.value) ? `missing: ${view.reason}` : "missing with a value";
  return view.kind === "observed" ? `${view.extrapolated ? "*" : ""}${view.value}` : `${view.kind} ${view.limit}`;
}

describe("a cell", () => {
  test.each([
    ["3.2", "3.2"],
    [" 12 ", "12"],
    ["\u00a012\u00a0", "12"],
    ["+5", "5"],
    ["-0.5", "-0.5"],
    ["\u22120.5", "-0.5"],
    ["0", "0"],
    [".5", "0.5"],
    ["5.", "5"],
    ["1.5e-3", "0.0015"],
    ["1794215.47", "1794215.47"],
    ["<3.2", "below 3.2"],
    ["< 0.10528564453125", "below 0.10528564453125"],
    ["≤3", "below 3"],
    ["<=3", "below 3"],
    ["<= 3", "below 3"],
    ["> 5850", "above 5850"],
    ["≥5", "above 5"],
    [">=5", "above 5"],
    ["*12.3", "*12.3"],
    ["* 12.3", "*12.3"],
  ])("%j holds a measurement", (text, expected) => {
    expect(cell(text)).toBe(expected);
  });

  test.each(["NA", "N/A", "n/a", "NaN", "ND", "n.d.", "***", "---", "-", ".", "null", "#N/A"])(
    "%j is missing",
    (text) => {
      expect(cell(text)).toBe("missing: word");
      expect(isMissing(text)).toBe(true);
    },
  );

  test.each(["", " ", "\t"])("%j is empty", (text) => {
    expect(cell(text)).toBe("missing: empty");
  });

  test.each(["OOR <", "OOR<", "<LOD", "< LOD", "<LLOQ", "BLQ", "blq", "not detected"])("%j needs a limit", (text) => {
    expect(cell(text)).toBe("needs-lower-limit");
  });

  test.each(["OOR >", ">ULOQ"])("%j needs an upper limit", (text) => {
    expect(cell(text)).toBe("needs-upper-limit");
  });

  test.each(["1.2.3", "3,2", "1,234.5", "<3,2", "12%", "5e", "1 000", "<", "<<3", "**3", "12.3*", "1'000", "<abc"])(
    "%j was meant as a measurement and is none",
    (text) => {
      expect(cell(text)).toBe("broken-number");
    },
  );

  test.each(["high", "2015-03-04", "3/4/15", "4.3.2015", "Infinity", "0x10", "1_000", "12 pg", "A1", "10:30"])(
    "%j is text",
    (text) => {
      expect(cell(text)).toBe("text");
    },
  );

  test.each(["1e999", "<1e999", "*-1e400"])("%j is too large", (text) => {
    expect(cell(text)).toBe("not-finite");
    expect(readNumber(text)).toBeNull();
  });
});
