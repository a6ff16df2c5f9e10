import fc from "fast-check";
import { expect, it } from "vitest";
import { boundedCache } from "../../../src/stats/null/bounded-cache.js";

const settings = { seed: 20261129, numRuns: 300 };

it("boundedCache holds the newest that fit together, and never what is too large alone", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, (own) => {
      const most = 10;
      const cache = boundedCache<number, number>(most, (size) => size);
      const kept: number[] = [];
      for (const [key, size] of own.entries()) {
        expect(cache.keep(key, size)).toBe(size);
        if (size <= most) kept.push(key);
        while (kept.reduce((sum, one) => sum + own[one], 0) > most) kept.shift();
        for (let one = 0; one <= key; one++) expect(cache.get(one)).toBe(kept.includes(one) ? own[one] : undefined);
      }
    }),
    settings,
  );
});

it("boundedCache counts entries where no size is given, and knows null from nothing", () => {
  const cache = boundedCache<string, null>(2);
  for (const key of ["a", "b", "c"]) cache.keep(key, null);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual([undefined, null, null]);
});
