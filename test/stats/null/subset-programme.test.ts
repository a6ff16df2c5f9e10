import fc from "fast-check";
import { expect, it } from "vitest";
import { pairingCounts } from "../../../src/stats/null/subset-programme.js";
import { permutations } from "../../properties/permutations.js";

const columns = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const column = fc
    .array(fc.integer({ min: 0, max: 7 }), { minLength: n, maxLength: n })
    .map((own) => own.map((value) => value - Math.min(...own)).sort((a, b) => a - b));
  return fc.tuple(column, column);
});

it("pairingCounts counts the distinct arrangements of y that give each sum", () => {
  fc.assert(
    fc.property(columns, ([x, y]) => {
      const arrangements = new Set(permutations(x.length).map((order) => order.map((j) => y[j]).join()));
      const counts = new Map<number, number>();
      for (const arrangement of arrangements) {
        const sum = arrangement.split(",").reduce((total, value, i) => total + x[i] * Number(value), 0);
        counts.set(sum, (counts.get(sum) ?? 0) + 1);
      }
      const { low, step, mass } = pairingCounts(Float64Array.from(x), Float64Array.from(y));
      expect([low, step]).toEqual([Math.min(...counts.keys()), 1]);
      expect(mass).toHaveLength(Math.max(...counts.keys()) - low + 1);
      for (const [i, count] of mass.entries()) expect(count).toBe(counts.get(low + i) ?? 0);
    }),
    { seed: 20261128, numRuns: 300 },
  );
});

it("pairingCounts leaves nothing of a long programme to the next", () => {
  const untied = (n: number) => Float64Array.from({ length: n }, (_, i) => i);
  const short = pairingCounts(untied(4), untied(4));
  expect(pairingCounts(untied(13), untied(13)).mass.reduce((sum, count) => sum + count, 0)).toBe(6227020800);
  expect(pairingCounts(untied(4), untied(4))).toEqual(short);
});
