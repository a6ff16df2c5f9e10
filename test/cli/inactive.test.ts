import { describe, expect, test } from "vitest";
import { EXAMPLE, runCli } from "./run-cli.js";

// Bounds: CK ≤ 150, CMAS ≥ 48, MMT8 ≥ 78, PGA ≤ 0.2, three of which suffice (DOMAIN.md).
const VISITS =
  "patient,day,CK,CMAS,MMT8,PGA,IL-6\nA,-9,900,20,40,7,9\nA,30,<20,48,,,5\nA,180,<20,48,78,3,2\nA,400,151,50,70,3,2\n";

describe("clinically inactive disease", () => {
  test("is a column of align: yes, no or undecidable, with the criteria met", () => {
    const { stdout } = runCli(["align", "-", "--json", "-q"], { input: VISITS });
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows.map(({ day, inactive, inactive_met }) => [day, inactive, inactive_met])).toEqual([
      [-9, "no", null],
      [30, "undecidable", "CK, CMAS"],
      [180, "yes", "CK, CMAS, MMT8"],
      [400, "no", "CMAS"],
    ]);
  });

  test("is a line a patient of the report, and in result.json", () => {
    const { stdout } = runCli(["analyze", "-", "-q"], { input: VISITS, env: { COLUMNS: "120" } });
    expect(stdout).toMatch(/^A +day 180 +3 +1 +day 400 +no +CMAS +CK, MMT8, PGA$/mu);
    const { inactive } = JSON.parse(runCli(["analyze", EXAMPLE.wide, "--json", "-q", "--no-within"]).stdout);
    // Counted from wide.csv with Python 3 (csv, datetime): the first day above 0 on which three of the bounds are met.
    expect(inactive.patients.map(({ firstDay, outcome }: Record<string, unknown>) => [firstDay, outcome])).toEqual([
      [181, "met"],
      [null, "never"],
      [1087, "met"],
    ]);
  });
});
