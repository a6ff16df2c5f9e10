import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subsetSums, sumOfMasses } from "../../../src/stats/null/subset-sums.js";

const weightsOf = (most: number, count: number): fc.Arbitrary<Int32Array> =>
  fc
    .array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: count })
    .map((weights) => Int32Array.from(weights).sort());

/** The definition, weight by weight, halved from the 501st on. */
function oneByOne(weights: Int32Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mass = new Float64Array(total + 1);
  mass[0] = 1;
  for (const [k, weight] of weights.entries()) {
    for (let s = total; s >= weight; s--) mass[s] += mass[s - weight];
    if (k >= 500) for (let s = 0; s <= total; s++) mass[s] /= 2;
  }
  return mass;
}

describe("subsetSums", () => {
  it("counts the subsets of each sum, one by one", () => {
    fc.assert(
      fc.property(weightsOf(9, 10), (weights) => {
        const counts = new Map<number, number>();
        for (let subset = 0; subset < 2 ** weights.length; subset++) {
          const sum = weights.reduce((total, weight, i) => total + (subset & (1 << i) ? weight : 0), 0);
          counts.set(sum, (counts.get(sum) ?? 0) + 1);
        }
        expect([...subsetSums(weights)]).toEqual(Array.from(subsetSums(weights), (_, sum) => counts.get(sum) ?? 0));
        expect(subsetSums(weights).reduce((sum, mass) => sum + mass, 0)).toBe(sumOfMasses(weights));
      }),
      { seed: 20261128, numRuns: 200 },
    );
  });

  it("rounds as weight by weight, and stops where it is told to", () => {
    fc.assert(
      fc.property(weightsOf(30, 90), fc.nat(3000), (weights, most) => {
        const all = oneByOne(weights);
        // The upper half is the lower one mirrored.
        for (let s = all.length >> 1; s < all.length; s++) all[s] = all[all.length - 1 - s];
        expect(subsetSums(weights)).toEqual(all);
        expect(subsetSums(weights, most)).toEqual(all.slice(0, most + 1));
      }),
      { seed: 20261128, numRuns: 100 },
    );
  });

  it.each([501, 502, 520])("halves from the 501st weight on, of %i", (count) => {
    const weights = Int32Array.from({ length: count }, (_, i) => 1 + (i >> 7));
    const [masses, expected] = [subsetSums(weights), oneByOne(weights)];
    expect(masses.length).toBe(expected.length);
    for (let s = 0; s <= expected.length >> 1; s++) expect(masses[s]).toBe(expected[s]);
  });
});
