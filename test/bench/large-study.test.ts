import { describe, expect, test } from "vitest";
import { largeStudy } from "../../bench/large-study.js";
import { DEFAULT_READ_OPTIONS, loadStudy } from "../../src/io/load-study.js";

describe("the study that is timed", () => {
  const size = { patients: 4, visits: 12, analytes: 9 };

  test("is the same every time", () => {
    expect(largeStudy(size)).toBe(largeStudy(size));
  });

  test("is read without a complaint, with as many patients, samples and variables as asked for", async () => {
    const input = {
      name: "large.csv",
      async *open() {
        yield new TextEncoder().encode(largeStudy(size));
      },
    };
    const { study, diagnostics } = await loadStudy([input], DEFAULT_READ_OPTIONS);
    expect(diagnostics).toEqual([]);
    expect(study?.patients.length).toBe(4);
    expect(study?.samples.length).toBe(48);
    expect(study?.variables.filter(({ role }) => role === "analyte").length).toBe(9);
    expect(study?.variables.filter(({ role }) => role === "score").length).toBe(4);
  });
});
