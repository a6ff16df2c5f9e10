import { describe, expect, test } from "vitest";
import { withinPatientTest } from "../../../src/stats/index.js";

/** Integers between 0 and `most`, the same on every run. */
const integer = (i: number, at: number, most: number): number =>
  Math.round(most * Math.abs(Math.sin(12.9898 * i + at)));

const run = (strata: number, visits: number, mostX: number, mostY: number, method: "auto" | "exact" = "auto") => {
  const rows = Array.from({ length: strata * visits }, (_, i) => i);
  return withinPatientTest(
    rows.map((i) => Math.floor(i / visits)),
    rows.map((i) => integer(i, 1, mostX)),
    rows.map((i) => integer(i, 5, mostY)),
    { values: "raw", method },
  );
};

describe("sums of raw strata", () => {
  test("are exact where the lattice is short", () => {
    expect(run(7, 8, 9, 20).null).toBe("exact");
    expect(run(5, 12, 3, 9).null).toBe("exact");
  });

  test("of two strata are exact on long lattices, which are never convolved", () => {
    expect(run(2, 8, 52, 4000).null).toBe("exact");
  });

  test("are drawn rather than convolved for minutes, and refused on request", { timeout: 20_000 }, () => {
    for (const [strata, visits] of [
      [3, 8],
      [7, 8],
      [20, 3],
      [15, 4],
    ]) {
      const { null: kind, p, floor } = run(strata, visits, 1000, 9000);
      expect(["monte-carlo", "moment-matched"]).toContain(kind);
      expect(p).toBeGreaterThanOrEqual(floor ?? 1);
    }
    expect(() => run(20, 3, 5000, 9000, "exact")).toThrow(RangeError);
  });

  test("of few values and an outlier are not held on hundreds of millions of points", () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7, 7000];
    const y = [3, 1, 2, 0, 5, 4, 7, 6, 12000];
    const own = { values: "raw" } as const;
    const strata = x.map(() => 0);
    expect(withinPatientTest(strata, x, y, own).null).toBe("monte-carlo");
    // The same order of sums on fewer points.
    const near = (values: readonly number[]) => values.map((value) => Math.min(value, 700));
    expect(withinPatientTest(strata, near(x), near(y), own).null).toBe("exact");
  });
});
