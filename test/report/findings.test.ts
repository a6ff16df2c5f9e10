import { describe, expect, test } from "vitest";
import type { AnalysisResult, PairedComparison } from "../../src/analysis/result.js";
import { cannotTell } from "../../src/report/findings/cannot-tell.js";
import { inShort } from "../../src/report/findings/in-short.js";
import { groupedReport, terminalReport } from "../../src/report/terminal/terminal-report.js";
import { fixture } from "./fixture.js";

const WINDOWS = [
  { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
  { name: "early", from: 1, to: 365 },
  { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
];
const three = fixture({ patients: 3, analytes: 2 });

function changed(result: AnalysisResult, id: string, change: (row: PairedComparison) => Partial<PairedComparison>) {
  const comparisons = result.comparisons.map((row) =>
    result.study.variables[row.variable].id === id ? { ...row, ...change(row) } : row,
  );
  return { ...result, comparisons };
}

describe("what changed, in short", () => {
  test("tells scores by what is better, analytes by direction, and how often chance agrees", () => {
    expect(inShort(three)).toEqual([
      "Better after in each of 3 patients: CK (−425) and CMAS (+17.1).",
      "Lower after in each of 3 patients: CXCL10 (×0.201) and IL-6 (×0.597).",
      "Where nothing changes at all, one variable in 4 still goes the same way in each of 3 patients.",
    ]);
  });

  test("names a fall of a score of which low is bad as worse", () => {
    const fallen = changed(three, "CMAS", ({ phase, patients }) => ({
      up: 0,
      down: 3,
      phase: phase && { ...phase, estimate: -17 },
      patients: patients.map((line) => ({ ...line, estimate: -17 })),
    }));
    expect(inShort(fallen)).toContain("Worse after in each of 3 patients: CMAS (−17).");
  });

  test("tells the largest change first, of values that are log2 already too", () => {
    const npx = ["CXCL10", "IL-6"].reduce<AnalysisResult>(
      (result, id, i) =>
        changed(result, id, ({ phase, patients }) => ({
          scale: "already-log2",
          phase: phase && { ...phase, estimate: -1 - i },
          patients: patients.map((line) => ({ ...line, estimate: -1 })),
        })),
      three,
    );
    expect(inShort(npx)).toContain("Lower after in each of 3 patients: IL-6 (−2) and CXCL10 (−1).");
  });

  test("tells what did not go one way, an unchanged patient included", () => {
    for (const [up, down] of [
      [1, 2],
      [0, 2],
    ])
      expect(inShort(changed(three, "IL-6", () => ({ up, down })))).toContain("No clear common direction: IL-6.");
  });

  test("calls no direction common that the change over all visits contradicts, of all patients or of one", () => {
    const told = changed(three, "IL-6", ({ phase }) => ({ phase: phase && { ...phase, estimate: 1.2 } }));
    expect(inShort(told)).toContain("No clear common direction: IL-6.");
    const ofOne = changed(three, "IL-6", ({ patients: [first, ...others] }) => ({
      patients: [{ ...first, estimate: 1.2 }, ...others],
    }));
    expect(inShort(ofOne)).toContain("No clear common direction: IL-6.");
  });

  test("speaks of patients with a pair where some have none, and of nothing where nobody has", () => {
    const less = changed(three, "IL-6", ({ pairs }) => ({ pairs: pairs.slice(1), down: 2 }));
    expect(inShort(less)[1]).toBe("Lower after in each of 3 patients with a pair: CXCL10 (×0.201) and IL-6 (×0.597).");
    const none = { ...three, comparisons: three.comparisons.map((row) => ({ ...row, pairs: [], up: 0, down: 0 })) };
    expect(inShort(none)).toEqual([]);
  });

  test("says for each later window what it says", () => {
    const several = inShort(fixture({ patients: 3, analytes: 1, plan: { windows: WINDOWS } }));
    expect(several.filter((text) => text.startsWith("before → early: better after in each"))).toHaveLength(1);
    expect(several.filter((text) => text.startsWith("before → late: better after in each"))).toHaveLength(1);
    expect(several.filter((text) => text.includes("one variable in 4"))).toHaveLength(1);
  });

  test("counts directions where there are many patients", () => {
    const [alike, text, ...rest] = inShort(fixture({ patients: 12, analytes: 1 }));
    expect(alike).toBe(
      "The same way in each of 12 patients: of 3 variables 2 lower and 1 higher after; where nothing changes at all, one in 2048.",
    );
    expect(text).toBe(
      "Smallest p of the paired test: CK (−425; lower in 12 of 12), CMAS (+17.1; higher in 12 of 12) and CXCL10 (×0.201; lower in 12 of 12).",
    );
    expect(rest).toEqual([]);
  });
});

describe("how many variables went one way in every one of many patients", () => {
  const alike = (result: AnalysisResult) => inShort(result).filter((text) => text.startsWith("The same way"));

  test("leaves out those that some patients have no pair of, and says nothing where there is none", () => {
    const twelve = fixture({ patients: 12, analytes: 1 });
    const fewer = changed(twelve, "CXCL10", ({ pairs }) => ({ pairs: pairs.slice(1), down: 11 }));
    expect(alike(fewer)).toEqual([
      "The same way in each of 12 patients: of 2 variables 1 lower and 1 higher after; where nothing changes at all, one in 2048.",
    ]);
    const mixed = { ...twelve, comparisons: twelve.comparisons.map((row) => ({ ...row, up: 6, down: 6 })) };
    expect(alike(mixed)).toEqual([]);
  });

  test("gives no number of what hardly ever happens", () => {
    expect(alike(fixture({ patients: 30, analytes: 1 }))[0]).toMatch(
      /where nothing changes at all, fewer than one in a million\.$/u,
    );
  });
});

describe("what the data cannot tell", () => {
  test("names the floor where no paired p can be small, and nothing of it where one can", () => {
    expect(cannotTell(three)[0]).toContain("its p cannot fall below .250 here");
    expect(cannotTell(fixture({ patients: 12, analytes: 1 }))[0]).not.toContain("cannot fall");
  });

  test("speaks of tests inside patients only where there are any", () => {
    expect(cannotTell(three).join(" ")).toMatch(/p_phase_shift.*p_within_shift/u);
    const without = cannotTell(fixture({ patients: 3, analytes: 2, plan: { within: false } })).join(" ");
    expect(without).not.toMatch(/inside patients|shift|beyond/u);
    expect(without).toContain("What caused a change");
  });

  test("names variables of which more than half lies below the limit", () => {
    const below = changed(three, "IL-6", ({ patients }) => ({
      patients: patients.map((line) => ({ ...line, nBefore: 2, nAfter: 3, nBelow: 3 })),
    }));
    expect(cannotTell(below).at(-1)).toBe("How much IL-6 changed: more than half of the values lie below the limit.");
    expect(cannotTell(three).at(-1)).not.toContain("How much");
  });
});

describe("the report of several groups", () => {
  const groups = ["case", "control"].map((group, i) => fixture({ patients: 3 + i, analytes: 1, group }));
  const text = [...groupedReport(groups, { width: 100 })].join("");

  test("has one group after the other, each under its name, and the methods once", () => {
    expect(text.indexOf("case: before and after transplant: 3 patients")).toBe(0);
    expect(text.indexOf("control: before and after transplant: 4 patients")).toBeGreaterThan(0);
    expect(text.match(/^Methods$/gmu)).toHaveLength(1);
    expect(text.match(/^In short$/gmu)).toHaveLength(2);
    expect(text).toMatch(/^case +CXCL10 .*\n[\s\S]*^control +CXCL10 /mu);
  });

  test("of one group is that group's report, and of none is nothing", () => {
    expect([...groupedReport([three])].join("")).toBe([...terminalReport(three)].join(""));
    expect([...groupedReport([])]).toEqual([]);
  });
});
