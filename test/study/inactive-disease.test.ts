import { describe, expect, test } from "vitest";
import { INACTIVE_CRITERIA, inactiveDisease } from "../../src/study/inactive-disease.js";

/** One value that meets each criterion and one that does not, just at its bound (DOMAIN.md). */
const MET = { CK: 150, CMAS: 48, MMT8: 78, PGA: 0.2 } as const;
const UNMET = { CK: 151, CMAS: 47, MMT8: 77, PGA: 0.3 } as const;
const NAMES = ["CK", "CMAS", "MMT8", "PGA"] as const;

describe("clinically inactive disease", () => {
  test("needs three of four criteria, each met at its bound", () => {
    expect(inactiveDisease(MET)).toEqual({ inactive: true, met: [...NAMES], unmet: [], unmeasured: [] });
    expect(inactiveDisease({ ...MET, PGA: UNMET.PGA })).toMatchObject({ inactive: true, unmet: ["PGA"] });
    expect(inactiveDisease({ ...MET, PGA: UNMET.PGA, CK: UNMET.CK })).toMatchObject({
      inactive: false,
      met: ["CMAS", "MMT8"],
    });
  });

  test("is undecided exactly where completions of the unmeasured criteria disagree", () => {
    // All 3⁴ visits: each criterion met, not met or unmeasured; its completions are enumerated.
    const completions = (visit: readonly (boolean | null)[]): boolean[][] =>
      visit.reduce<boolean[][]>(
        (all, state) => all.flatMap((some) => (state === null ? [true, false] : [state]).map((s) => [...some, s])),
        [[]],
      );
    const states = [true, false, null];
    for (const a of states)
      for (const b of states)
        for (const c of states)
          for (const d of states) {
            const visit = [a, b, c, d];
            const scores = Object.fromEntries(
              NAMES.flatMap((name, i) => (visit[i] === null ? [] : [[name, visit[i] ? MET[name] : UNMET[name]]])),
            );
            const answers = new Set(completions(visit).map((whole) => whole.filter(Boolean).length >= 3));
            const expected = answers.size === 1 ? [...answers][0] : null;
            expect(inactiveDisease(scores).inactive).toBe(expected);
          }
  });

  test("takes a value that is no number for unmeasured, and a healthy four-year-old's CMAS for unmet", () => {
    expect(inactiveDisease({ ...MET, CK: Number.NaN, PGA: Number.NaN })).toMatchObject({
      inactive: null,
      unmeasured: ["CK", "PGA"],
    });
    // DOMAIN.md: a healthy four-year-old scores 46.6 ± 2.3.
    expect(inactiveDisease({ CMAS: 46.6 })).toMatchObject({ inactive: null, unmet: ["CMAS"] });
    expect(INACTIVE_CRITERIA.map(({ score }) => score)).toEqual(NAMES);
  });
});
