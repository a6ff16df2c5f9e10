import fc from "fast-check";
import { expect, it } from "vitest";
import { rank } from "../../../src/stats/numeric/midranks.js";
import { doubledMidranks, strataMidranks } from "../../../src/stats/numeric/strata-midranks.js";

it("strataMidranks ranks each stratum as rank does alone, few values or many", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1, maxLength: 50 }), { maxLength: 5 }),
      (strata) => {
        const starts = [0];
        for (const own of strata) starts.push(starts[starts.length - 1] + own.length);
        const { ranks, ties } = strataMidranks(Float64Array.from(strata.flat()), starts);
        expect(Array.from(ranks)).toEqual(strata.flatMap((own) => Array.from(rank(own).ranks)));
        expect(ties).toEqual(strata.map((own) => rank(own).ties));
        for (const [s, own] of strata.entries()) {
          const sorted = Array.from(rank(own).ranks, (value) => 2 * value).sort((a, b) => a - b);
          expect(Array.from(doubledMidranks(ties[s]))).toEqual(sorted);
        }
      },
    ),
    { seed: 20260104, numRuns: 100 },
  );
});
