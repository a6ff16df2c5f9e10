import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { midranks } from "../../src/stats/numeric/midranks.js";

const value = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(-0, 5e-324, -5e-324, Infinity, -Infinity, Number.MAX_VALUE, 1, 1 + 2 ** -52, 1 + 2 ** -51),
);

describe("midranks", () => {
  it("count what lies below and half of what is equal, for any doubles", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 80 }), (values) => {
        const expected = values.map((v) => {
          const below = values.filter((other) => other < v).length;
          const equal = values.filter((other) => other === v).length;
          return below + (equal + 1) / 2;
        });
        expect(Array.from(midranks(values))).toEqual(expected);
      }),
      { seed: 20240607, numRuns: 500 },
    );
  });
});
