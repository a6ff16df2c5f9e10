import fc from "fast-check";
import { expect, it } from "vitest";
import { rePairingEnds } from "../../../src/stats/null/re-pairing-ends.js";
import { sortedColumn } from "../../../src/stats/null/sorted-column.js";
import { permutations, share } from "../../properties/permutations.js";

const sorted = (values: readonly number[]) => sortedColumn(Float64Array.from(values).sort());
const columns = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc.tuple(...[0, 1].map(() => fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }))),
  );

it("rePairingEnds are the least and greatest sums of all pairings, and how many have them, ties in both columns included", () => {
  fc.assert(
    fc.property(columns, ([a, b]) => {
      const sums = permutations(a.length).map((places) => places.reduce((sum, at, i) => sum + a[i] * b[at], 0));
      const [low, high] = [Math.min(...sums), Math.max(...sums)];
      const found = rePairingEnds(sorted(a), sorted(b));
      expect(found).toMatchObject({ low, high });
      expect(Math.exp(found.logLow)).toBeCloseTo(
        share(sums, (sum) => sum === low),
        12,
      );
      expect(Math.exp(found.logHigh)).toBeCloseTo(
        share(sums, (sum) => sum === high),
        12,
      );
    }),
    { seed: 20261129, numRuns: 300 },
  );
});
