import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/analysis/plan.js";
import { DEFAULT_PLAN } from "../../../src/analysis/plan.js";
import type { AnalysisResult } from "../../../src/analysis/result.js";
import { analyze } from "../../../src/analysis/run.js";
import { methodsMarkdown } from "../../../src/report/methods/methods-markdown.js";
import { methodsText } from "../../../src/report/methods/methods-text.js";
import { makeStudy, type Study } from "../../../src/study/study.js";
import { fixture } from "../fixture.js";

const THREE_WINDOWS: Plan["windows"] = [
  { name: "before", from: Number.NEGATIVE_INFINITY, to: 0 },
  { name: "early", from: 1, to: 365 },
  { name: "late", from: 366, to: Number.POSITIVE_INFINITY },
];

/** What the analysis makes of the made-up study, so that only what is run is told. */
function analyzed(
  size: { patients: number; analytes: number },
  plan: Partial<Plan> = {},
  role?: "analyte" | "score",
): AnalysisResult {
  const { study } = fixture(size);
  return { ...analyze(role === undefined ? study : only(study, role), { ...DEFAULT_PLAN, ...plan }), group: null };
}

function only(study: Study, role: "analyte" | "score"): Study {
  const kept = Array.from(study.variables.keys()).filter((i) => study.variables[i].role === role);
  return makeStudy({
    ...study,
    variables: kept.map((i) => study.variables[i]),
    columns: kept.map((i) => study.columns[i]),
  });
}

const markdown = (...results: AnalysisResult[]) => [...methodsMarkdown(methodsText(results, "1.2.3"))].join("");

describe("the methods of a paper", () => {
  test.each<[string, () => string]>([
    ["defaults", () => markdown(analyzed({ patients: 3, analytes: 4 }))],
    [
      "three-windows",
      () =>
        markdown(
          analyzed(
            { patients: 6, analytes: 3 },
            {
              windows: THREE_WINDOWS,
              excludeDays: [-10, 90],
              test: "t",
              adjust: "westfall-young",
              correlation: "kendall",
            },
          ),
        ),
    ],
    [
      "paired-alone",
      () =>
        markdown(
          analyzed(
            { patients: 5, analytes: 2 },
            {
              within: false,
              alternative: "less",
              zeros: "wilcoxon",
              confidence: 0.9,
              summary: "mean",
              censoring: "half",
              adjust: "holm",
            },
            "analyte",
          ),
        ),
    ],
    ["scores-alone", () => markdown(analyzed({ patients: 3, analytes: 1 }, { test: "sign" }, "score"))],
    [
      "groups",
      () =>
        markdown(
          ...["case", "*control*"].map((group) => ({
            ...analyzed({ patients: 3, analytes: 2 }, { test: "prentice-wilcoxon", scale: "linear" }),
            group,
          })),
        ),
    ],
  ])("of the plan %s are as on file", async (name, text) => {
    await expect(text()).toMatchFileSnapshot(`golden/${name}.md`);
  });

  test("list each source that they cite, and cite each source that they list, in order", () => {
    for (const result of [
      analyzed({ patients: 3, analytes: 4 }),
      analyzed(
        { patients: 4, analytes: 2 },
        { windows: THREE_WINDOWS, test: "fisher-pitman", correlation: "partial-spearman" },
      ),
    ]) {
      const { paragraphs, references } = methodsText([result], "1.2.3");
      const cited = paragraphs.flat(2).flatMap((piece) => (typeof piece === "string" ? [] : piece.cites));
      expect([...new Set(cited)]).toEqual(references.map((_, i) => i + 1));
      expect(new Set(references).size).toBe(references.length);
    }
  });

  test("say nothing of what was not run", () => {
    const analytesAlone = markdown(analyzed({ patients: 3, analytes: 2 }, {}, "analyte"));
    expect(analytesAlone).not.toMatch(/score|Spearman|re-pairing|repeated-measures|inactive/u);
    expect(markdown(analyzed({ patients: 3, analytes: 2 }))).not.toMatch(/all windows|Friedman/u);
    expect(markdown(analyzed({ patients: 3, analytes: 2 }, { within: false }))).not.toMatch(
      /inside patients|phase|drift/u,
    );
  });
});
