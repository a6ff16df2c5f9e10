import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallTest } from "../../src/stats/association/kendall-test.js";
import { theilSen } from "../../src/stats/association/theil-sen.js";
import { akritasTheilSen } from "../../src/stats/censored/akritas-theil-sen.js";
import { median } from "../../src/stats/numeric/describe.js";

const settings = { seed: 20240716, numRuns: 150 };
const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 2,
    maxLength: 8,
    selector: ([x, y]) => `${x} ${y}`,
  })
  .filter((all) => new Set(all.map(([x]) => x)).size > 1)
  .map((all) => ({ x: all.map(([x]) => x), y: all.map(([, y]) => y) }));

const slopesOf = ({ x, y }: { x: number[]; y: number[] }): number[] =>
  x.flatMap((xi, i) => x.slice(0, i).flatMap((xj, j) => (xi === xj ? [] : [(y[i] - y[j]) / (xi - xj) + 0])));

describe("the Theil–Sen interval", () => {
  it("holds exactly the gaps between slopes that the exact Kendall test of the residuals does not reject", () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.5, 0.8, 0.95), (data, confidence) => {
        const { slope, interval, null: kind } = theilSen(data.x, data.y, { confidence });
        const slopes = [...new Set(slopesOf(data))].sort((a, b) => a - b);
        expect(kind).toBe("exact");
        expect(slope).toBe(median(slopesOf(data)));
        const probes = [
          slopes[0] - 1,
          ...slopes.slice(1).map((s, i) => (s + slopes[i]) / 2),
          slopes[slopes.length - 1] + 1,
        ];
        let largestRejected = 0;
        for (const beta of probes) {
          const p =
            kendallTest(
              data.x,
              data.y.map((y, i) => y - beta * data.x[i]),
            ).p ?? 1;
          const inside = interval !== null && interval.low < beta && beta < interval.high;
          expect(inside).toBe(p > (1 - confidence) * (1 + 1e-9));
          if (!inside) largestRejected = Math.max(largestRejected, p);
        }
        expect(interval?.achieved).toBeCloseTo(1 - largestRejected, 12);
      }),
      settings,
    );
  });

  it("is unbounded where no level reaches it", () => {
    expect(theilSen([1, 2, 3], [1, 5, 2]).interval).toMatchObject({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      achieved: 1,
    });
  });
});

describe("Akritas–Theil–Sen", () => {
  it("without non-detects has S of Kendall's test, and its root is the median slope where that is unique", () => {
    fc.assert(
      fc.property(points, (data) => {
        const test = akritasTheilSen(
          data.y.map((value) => ({ value, below: false })),
          data.x,
        );
        expect(test.statistic.value).toBe(kendallTest(data.x, data.y).statistic.value);
        const slopes = slopesOf(data).sort((a, b) => a - b);
        const middle = slopes.length / 2;
        const ends = [slopes[Math.ceil(middle) - 1], slopes[Math.floor(middle)]];
        expect(test.slopeRange?.low).toBe(ends[0]);
        expect(test.slopeRange?.high).toBe(ends[1]);
        expect(test.slope).toBeGreaterThanOrEqual(ends[0]);
        expect(test.slope).toBeLessThanOrEqual(ends[1]);
      }),
      settings,
    );
  });

  it("does not move when a non-detect's limit falls while its orders stay as certain", () => {
    const x = [1, 2, 3, 4, 5, 6];
    const y = (limit: number) => [
      { value: limit, below: true },
      ...[5, 7, 8, 11, 12].map((value) => ({ value, below: false })),
    ];
    expect(akritasTheilSen(y(1), x).statistic.value).toBe(15);
    expect(akritasTheilSen(y(4), x).statistic.value).toBe(15);
    expect(akritasTheilSen(y(6), x).statistic.value).toBe(14);
  });
});
