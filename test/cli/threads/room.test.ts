import fc from "fast-check";
import { expect, test } from "vitest";
import { roomFor } from "../../../src/cli/threads/room.js";
import { smallStudy } from "../../analysis/small-study.js";

const study = smallStudy([["A", -10, { "IL-6": 8, CMAS: 20 }]]);
/** As large a study as that many samples of that many variables. */
const sized = (samples: number, variables: number) => ({
  samples: { ...study.samples, length: samples },
  variables: new Array(variables).fill(study.variables[0]),
});

test("a small study leaves room for every thread, in a small container for few", () => {
  expect(roomFor(study)).toBeGreaterThan(2);
  expect(roomFor(study, 16e9)).toBeGreaterThanOrEqual(64);
  expect(roomFor(study, 512e6)).toBe(2);
});

test("copies of a study and its threads never take more than half of the memory", () => {
  expect(roomFor(sized(50_000, 3000), 16e9)).toBeLessThan(5);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 1e4 }),
      fc.integer({ min: 1e8, max: 1e12 }),
      (samples, variables, memory) => {
        const threads = roomFor(sized(samples, variables), memory);
        expect(threads * 13 * samples * variables).toBeLessThanOrEqual(memory / 2);
      },
    ),
  );
});
