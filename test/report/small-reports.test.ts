import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/run.js";
import { terminalReport } from "../../src/report/terminal/terminal-report.js";
import { planWith, type Row, smallStudy } from "../analysis/small-study.js";

function report(rows: readonly Row[], plan: Parameters<typeof planWith>[0] = {}, width = 100): string {
  const result = { ...analyze(smallStudy(rows), planWith(plan)), group: null };
  return [...terminalReport(result, { width })].join("");
}

/** A section of a report, its heading left out. */
function section(text: string, heading: string): string[] {
  const lines = text.split("\n");
  const from = lines.indexOf(heading) + 1;
  return lines.slice(from, lines.indexOf("", from));
}

const earlier = (patient: string, ...cells: Row[2][]): Row[] => cells.map((cell, i) => [patient, -100 + i, cell]);
const later = (patient: string, ...cells: Row[2][]): Row[] => cells.map((cell, i) => [patient, 200 + i, cell]);

describe("a report of few", () => {
  test("gives a median that is a non-detect as its limit, one that a non-detect bounds as that bound", () => {
    const rows = ["A", "B", "C"].flatMap((patient) => [
      ...earlier(patient, { low: "<2", half: "<2" }, { low: "<2", half: 8 }),
      ...later(patient, { low: 16, half: 16 }),
    ]);
    // half: the logarithms of 2 and 8 average to that of 4, and the non-detect may lie anywhere below 2.
    const [, half, low] = section(report(rows), "Analytes");
    expect(half).toMatch(/^half +pg.ml +<4 +→ 16 /u);
    expect(low).toMatch(/^low +pg.ml +<2 +→ 16 /u);
  });

  test("gives medians over several windows likewise", () => {
    const windows = [
      { name: "a", from: -200, to: 0 },
      { name: "b", from: 1, to: 199 },
      { name: "c", from: 200, to: 300 },
    ];
    const rows = ["A", "B"].flatMap((patient): Row[] => [
      ...earlier(patient, { low: "<2" }),
      [patient, 100, { low: 32 }],
      ...later(patient, { low: 16 }),
    ]);
    expect(section(report(rows, { windows }), "Over all windows")[1]).toMatch(/^low +2 +<2 +32 +16 /u);
  });

  test("marks a patient whose change over all pairs goes the other way than the medians", () => {
    // Medians 4 and 5 rise; the nine differences are −20, −15, −14, −4, −3, 1, 2, 2 and 3.
    const rows = [
      ...earlier("A", { CMAS: 3 }, { CMAS: 4 }, { CMAS: 20 }),
      ...later("A", { CMAS: 0 }, { CMAS: 5 }, { CMAS: 6 }),
      ...earlier("B", { CMAS: 10 }, { CMAS: 11 }),
      ...later("B", { CMAS: 20 }, { CMAS: 21 }),
    ];
    expect(section(report(rows), "Patient by patient")).toMatchInlineSnapshot(`
      [
        "variable  unit  patient  before  → after     change  interval  level     p  floor  worse is",
        "CMAS            A             4  → 5      ↑     −3‡  –             –     1   .100  lower",
        "                B          10.5  → 20.5   ↑    +10   –             –  .333   .333",
        "before, after: the values the paired test took.",
        "arrow: which way they went.",
        "change: median over all pairs of the patient's visits, one of each window.",
        "‡ The change over all pairs goes the other way than before → after: the direction depends on how",
        "visits are summed up.",
        "interval, p: the phase test of that patient's visits, which speaks of that patient alone.",
        "floor: the smallest p so many visits can give.",
      ]
    `);
  });

  test("speaks of one patient as one, and of no direction where there is none", () => {
    const rows = [
      ...earlier("A", { CMAS: 20, flat: 3, up: 1 }, { CMAS: 22, flat: 3, up: 1 }),
      ...later("A", { CMAS: 40, flat: 3, up: 2 }, { CMAS: 42, flat: 3, up: 4 }),
    ];
    const text = report(rows);
    expect(section(text, "In short")).toEqual([
      "- Better after in the one patient: CMAS (+20).",
      "- Higher after in the one patient: up (×2.83).",
      "- No clear direction: flat.",
    ]);
    expect(text).toContain("With one patient a paired test says nothing: its p cannot fall below 1");
    expect(text).toContain("Whether other patients would change alike: one patient cannot say.");
    expect(text).not.toMatch(/each of|of 1 patient|of them/u);
    expect(report(rows, { alternative: "greater" })).toContain("its p cannot fall below .5");
  });

  test("counts visits where some are without blood, else samples", () => {
    const rows = [...earlier("A", { CMAS: 20, up: 1 }), ...later("A", { CMAS: 40 }, { up: 2 })];
    expect(report(rows)).toContain(
      "3 visits (2 with blood) from day −100 to day 201; day 0 is transplant. Windows: before (day\u00a0≤\u00a00, 1\nvisit);",
    );
    expect(report([...earlier("A", { up: 1 }), ...later("A", { up: 2 })])).toContain("2 samples from day −100");
  });

  test("explains no column that is not shown, and names the arrow among those", () => {
    const rows = ["A", "B"].flatMap((patient) => [
      ...earlier(patient, { CMAS: 20, up: 1 }, { CMAS: 22, up: 2 }, { CMAS: 21, up: 1.5 }),
      ...later(patient, { CMAS: 40, up: 2.5 }, { CMAS: 42, up: 3 }, { CMAS: 30, up: 4 }),
    ]);
    const narrow = section(report(rows, {}, 40), "Patient by patient").join(" ");
    expect(narrow).toMatch(/Not shown at this width: .*arrow/u);
    expect(narrow).not.toMatch(/floor:|interval, p:|arrow:/u);
    const wide = section(report(rows, {}, 200), "Patient by patient").join(" ");
    expect(wide).not.toContain("Not shown");
    expect(wide).toMatch(/arrow: .*interval, p: .*floor: /u);
  });

  test.each([60, 80, 120])("has no line longer than %d columns", (width) => {
    const rows = ["patient-one", "patient-two", "patient-three"].flatMap((patient) => [
      ...earlier(patient, { CMAS: 20, PGA: 8, "IL-12p70": 0.0123 }, { CMAS: 22, "IL-12p70": 0.0456 }),
      ...later(patient, { CMAS: 40, PGA: 0.1, "IL-12p70": 12_345 }, { CMAS: 49, "IL-12p70": "<9000" }),
    ]);
    const lines = report(rows, {}, width).split("\n");
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  test("names the pooled coefficient that was asked for", () => {
    const rows = ["A", "B"].flatMap((patient) => [
      ...earlier(patient, { CMAS: 20, up: 1 }, { CMAS: 22, up: 2 }),
      ...later(patient, { CMAS: 40, up: 3 }),
    ]);
    for (const within of [true, false])
      expect(report(rows, { correlation: "kendall", within })).toMatch(/pooled: Kendall's tau-b over all/u);
  });
});
