import { describe, expect, test } from "vitest";
import { inactiveCourses } from "../../src/analysis/inactive.js";
import { read, studyOf } from "../io/inputs.js";

/** A study from CSV, so that marks and units are what files give. */
async function courses(text: string) {
  return inactiveCourses(studyOf(await read({ "study.csv": text })));
}

describe("the course towards clinically inactive disease", () => {
  test("gives the first day after transplant on which three criteria are met, and the last visit's", async () => {
    // Bounds: CK ≤ 150, CMAS ≥ 48, MMT8 ≥ 78, PGA ≤ 0.2 (DOMAIN.md). Day −5 meets all four, but lies before transplant.
    const result = await courses(
      "patient,day,CK,CMAS,MMT8,PGA,IL-6\nA,-5,90,52,80,0,1\nA,30,400,48,78,1,1\nA,90,<20,48,,,1\nA,180,<20,48,78,3,1\nA,400,151,50,80,0.3,1\nA,500,,,,,2\n",
    );
    expect(result?.patients).toEqual([
      {
        patient: 0,
        visits: 4,
        firstDay: 180,
        undecided: 1,
        outcome: "met",
        last: {
          day: 400,
          disease: { inactive: false, met: ["CMAS", "MMT8"], unmet: ["CK", "PGA"], unmeasured: [] },
        },
      },
    ]);
    expect([...(result?.visits ?? [])].map(([row, { inactive }]) => [row, inactive])).toEqual([
      [0, true],
      [1, false],
      [2, null],
      [3, true],
      [4, false],
    ]);
  });

  test("is not asked where the study has one of the scores alone, which decides no visit", async () => {
    expect(await courses("patient,day,CMAS,IL-6\nA,-5,20,1\nA,9,50,1\n")).toBeNull();
    expect(await courses("patient,day,CMAS,MMT8,IL-6\nA,-5,20,40,1\nA,9,20,40,1\n")).toMatchObject({
      patients: [{ outcome: "never" }],
    });
  });

  test("tells never from undecidable from never seen", async () => {
    const result = await courses(
      "patient,day,CK,CMAS,PGA,MMT8,IL-6\nA,-5,90,52,0,80,1\nB,9,900,20,0,,1\nC,9,900,50,0,,1\nC,19,900,20,0,,1\n",
    );
    expect(result?.patients.map(({ outcome, undecided }) => [outcome, undecided])).toEqual([
      ["no visit", 0],
      ["never", 0],
      ["undecidable", 1],
    ]);
  });

  test.each([
    ["<20", true],
    ["<150", true],
    ["<151", null],
    [">150", false],
    [">149", null],
    ["150", true],
    ["*150.5", false],
  ])("takes CK %s for %s beside two criteria that are met and one that is not", async (ck, expected) => {
    const result = await courses(`patient,day,CK,CMAS,MMT8,PGA,IL-6\nA,9,${ck},50,80,1,1\n`);
    expect(result?.visits.get(0)?.inactive).toBe(expected);
  });

  test("does not hold a CK in another unit against a bound in U/l, and says nothing without the scores", async () => {
    const study = (header: string) => courses(`patient,day,${header},CMAS,MMT8,PGA,IL-6\nA,9,90,50,80,1,1\n`);
    expect((await study("CK (U/L)"))?.visits.get(0)?.inactive).toBe(true);
    expect((await study("CK (IU/l)"))?.visits.get(0)?.inactive).toBe(true);
    expect((await study("CK (ng/ml)"))?.visits.get(0)).toMatchObject({ inactive: null, unmeasured: ["CK"] });
    expect(await courses("patient,day,CHAQ,IL-6\nA,9,1,1\n")).toBeNull();
  });
});
