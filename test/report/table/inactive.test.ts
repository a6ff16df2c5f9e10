import { describe, expect, test } from "vitest";
import type { InactiveCourse, InactiveCourses } from "../../../src/analysis/result.js";
import { patientStory } from "../../../src/report/findings/patient-story.js";
import { inactiveTable } from "../../../src/report/table/inactive.js";
import { renderTable } from "../../../src/report/table/render-table.js";
import { samplesTable } from "../../../src/report/table/samples.js";
import { terminalReport } from "../../../src/report/terminal/terminal-report.js";
import { inactiveDisease } from "../../../src/study/inactive-disease.js";
import { fixture } from "../fixture.js";

const met = inactiveDisease({ CMAS: 50, MMT8: 80, PGA: 0.1, CK: 400 });
const open = inactiveDisease({ CMAS: 50, PGA: 3 });
const courses: InactiveCourse[] = [
  { patient: 0, visits: 9, firstDay: 1095, undecided: 2, outcome: "met", last: { day: 1825, disease: met } },
  { patient: 1, visits: 3, firstDay: null, undecided: 3, outcome: "undecidable", last: { day: 730, disease: open } },
  { patient: 2, visits: 0, firstDay: null, undecided: 0, outcome: "no visit", last: null },
];
const inactive: InactiveCourses = {
  visits: new Map([
    [0, met],
    [2, open],
  ]),
  patients: courses,
};

describe("clinically inactive disease in reports", () => {
  test("is a line a patient: the first day, and what is met at the last visit", () => {
    const lines = [
      ...renderTable(inactiveTable(fixture({ patients: 3, analytes: 1, inactive })), "table", { width: 140 }),
    ];
    expect(lines.join("")).toBe(
      `${[
        "patient  first inactive  visits  undecidable before  last visit  inactive     met              not met  not measured",
        "A              day 1095       9                   2    day 1825  yes          CMAS, MMT8, PGA  CK       none",
        "B           undecidable       3                   3     day 730  undecidable  CMAS             PGA      CK, MMT8",
        "C                     –       0                   0           –  –            –                –        –",
        "Inactive (PRINTO): at least three of CK ≤ 150, CMAS ≥ 48, MMT8 ≥ 78, PGA ≤ 0.2, at one visit; undecidable where what was not measured could",
        "change that.",
      ].join("\n")}\n`,
    );
  });

  test("is two columns of the samples, empty where nothing was measured, and none without the scores", () => {
    const table = samplesTable(fixture({ patients: 3, analytes: 1, inactive }));
    const cells = (row: number) =>
      table.columns.filter(({ key }) => key.startsWith("inactive")).map(({ value }) => value(row));
    expect(cells(0)).toEqual(["yes", "CMAS, MMT8, PGA"]);
    expect(cells(1)).toEqual([null, null]);
    expect(cells(2)).toEqual(["undecidable", "CMAS"]);
    const without = samplesTable(fixture({ patients: 3, analytes: 1 })).columns.map(({ key }) => key);
    expect(without.filter((key) => key.startsWith("inactive"))).toEqual([]);
  });

  test.each<[Partial<InactiveCourse>, string]>([
    [{}, "first on day 1095 (cannot be decided at 2 earlier visits)"],
    [{ undecided: 1 }, "first on day 1095 (cannot be decided at 1 earlier visit)"],
    [{ undecided: 0 }, "first on day 1095"],
    [{ firstDay: null, undecided: 9, outcome: "undecidable" }, "cannot be decided at any visit"],
    [{ firstDay: null, undecided: 1, outcome: "undecidable" }, "never seen; cannot be decided at 1 of 9 visits"],
    [{ firstDay: null, undecided: 0, outcome: "never" }, "never reached"],
  ])("is in a patient's story, with the visits that may hide it: %j", (course, text) => {
    const patients = [{ ...courses[0], ...course }];
    const parts = patientStory(fixture({ patients: 3, analytes: 1, inactive: { ...inactive, patients } }), 0);
    expect(parts.at(-1)?.items).toEqual([`${text}; at the last visit, day 1825: yes (met: CMAS, MMT8, PGA)`]);
  });

  test("of many patients is counted in one sentence", () => {
    const many = Array.from({ length: 15 }, (_, i) => ({ ...courses[i % 3], patient: i }));
    const report = [
      ...terminalReport(fixture({ patients: 15, analytes: 1, inactive: { ...inactive, patients: many } }), {
        width: 400,
      }),
    ].join("");
    expect(report).toContain(
      "- 5 of 10 patients with a visit reached it, 0 never did, 5 cannot be decided; 5 had it at the last visit. Each patient's first day: result.json.\n",
    );
  });
});
