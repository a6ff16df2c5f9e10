import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withinPatientTest } from "../../../src/stats/index.js";

describe("raw values of any magnitude", () => {
  const real = fc.integer({ min: 1, max: 40 }).map((n) => Math.log2(n));
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), real, real), { minLength: 2, maxLength: 9 });
  // Mantissas of 53 bits, whole down to here.
  const power = fc.integer({ min: -960, max: 0 });
  const scheme = fc.constantFrom("permute", "shift");

  test("have the p and coefficient of the same in another unit", () => {
    fc.assert(
      fc.property(rows, power, power, scheme, (list, ofX, ofY, own) => {
        const run = (i: number, j: number) =>
          withinPatientTest(
            list.map(([stratum]) => stratum),
            list.map(([, x]) => x * 2 ** i),
            list.map(([, , y]) => y * 2 ** j),
            { values: "raw", scheme: own },
          );
        const [plain, scaled] = [run(0, 0), run(ofX, ofY)];
        expect([scaled.null, scaled.p, scaled.floor]).toEqual([plain.null, plain.p, plain.floor]);
        if (plain.coefficient === null) expect(scaled.coefficient).toBeNull();
        else expect(scaled.coefficient).toBeCloseTo(plain.coefficient, 14);
      }),
      { seed: 20261129 },
    );
  });

  test.each(["moment-matched", "monte-carlo"])("have p where they are too many to be listed: %s", (method) => {
    const rows = Array.from({ length: 40 }, (_, i) => i);
    const run = (unit: number) => {
      const column = (at: number) => rows.map((i) => Math.log2(2 + Math.sin(12.9898 * i + at)) * unit);
      return withinPatientTest(
        rows.map((i) => i % 2),
        column(1),
        column(5),
        { values: "raw", method: method as "moment-matched" },
      );
    };
    const { null: kind, p, floor } = run(1);
    expect(kind).toBe(method);
    for (const power of [-900, -500, -330, -170, 170, 330, 500])
      expect(run(2 ** power)).toMatchObject({ null: kind, p, floor });
  });

  test("are refused where T would overflow, not told as Infinity or NaN", () => {
    const huge = [2 ** 600, 2 ** 601, 0, 2 ** 602];
    expect(() => withinPatientTest([0, 0, 0, 0], huge, huge, { values: "raw" })).toThrow(RangeError);
    const mixed = [-(2 ** 600), 2 ** 600, -(2 ** 600), 2 ** 600];
    const other = [2 ** 600, 2 ** 600, -(2 ** 600), -(2 ** 600)];
    expect(() => withinPatientTest([0, 0, 0, 0], mixed, other, { values: "raw" })).toThrow(RangeError);
  });
});
