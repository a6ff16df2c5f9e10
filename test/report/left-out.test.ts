import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/run.js";
import { leftOut } from "../../src/report/findings/left-out.js";
import { methodsMarkdown } from "../../src/report/methods/methods-markdown.js";
import { methodsText } from "../../src/report/methods/methods-text.js";
import { makeStudy, type Unplaced } from "../../src/study/study.js";
import { planWith, smallStudy } from "../analysis/small-study.js";

function analyzed(unplaced: readonly Unplaced[]) {
  const rows = ["A", "B"].flatMap((patient) => [
    [patient, -10, { CMAS: 20 }] as const,
    [patient, 100, { CMAS: 40 }] as const,
  ]);
  return { ...analyze(makeStudy({ ...smallStudy(rows), unplaced }), planWith({})), group: null };
}

const undated = (patient: string, line: number, reason = "no transplant date") => ({ patient, line, reason });

describe("what was left out", () => {
  test("names whom nothing is known of, once each, before the records are counted", () => {
    const unplaced = [
      undated("D", 9),
      undated("D", 10, "no sample date"),
      undated("C", 11),
      undated("A", 12, "no sample date"),
    ];
    expect(leftOut(analyzed(unplaced))).toEqual([
      "2 patients altogether (D and C): no transplant date",
      "2 samples: no sample date",
      "2 samples: no transplant date",
    ]);
  });

  test("names nobody who is among those analysed", () => {
    expect(leftOut(analyzed([undated("A", 9)]))).toEqual(["1 sample: no transplant date"]);
    expect(leftOut(analyzed([]))).toEqual([]);
  });

  test("has no blood sample that a score lacks where there is no blood", () => {
    const { exclusions } = analyzed([]);
    expect([...exclusions]).toEqual([]);
  });

  test("is in the methods as a number of patients, without their names", () => {
    const text = (unplaced: readonly Unplaced[]) =>
      [...methodsMarkdown(methodsText([analyzed(unplaced)], "1.2.3"))].join("");
    expect(text([undated("Zoe", 9)])).toContain(" 1 further patient was left out: no transplant date. ");
    expect(text([undated("Zoe", 9)])).not.toContain("Zoe");
    expect(text([undated("A", 9)])).not.toContain("further patient");
  });
});
