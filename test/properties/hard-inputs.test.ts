import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as stats from "../../src/stats/index.js";
import { numbersOf } from "./numbers-of.js";

/** Numbers that break arithmetic: extremes, both zeros, neighbours, ties; in between, infinities and NaN. */
const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 3, arbitrary: fc.constantFrom(-0, 0.1, 0.3 - 0.1, 1e308, -1e308, 1e-308, 5e-324, 1 + 2 ** -52, 1e16) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
);
const column = fc.array(nasty, { maxLength: 7 });
const table = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.infiniteStream(nasty))
  .chain(([width, stream]) =>
    fc
      .integer({ min: 0, max: 4 })
      .map((rows) => Array.from({ length: rows }, () => Array.from({ length: width }, () => stream.next().value))),
  );
const aligned = (columns: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 7 }), fc.infiniteStream(nasty))
    .map(([n, stream]) => Array.from({ length: columns }, () => Array.from({ length: n }, () => stream.next().value)));
const censored = (values: number[]) => values.map((value, i) => ({ value, below: i % 3 === 0 }));
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v / values.length, 0);

const CALLS: Record<string, fc.Arbitrary<() => unknown>> = {
  pairedTTest: column.map((d) => () => stats.pairedTTest(d)),
  tostPaired: column.map((d) => () => stats.tostPaired(d, { low: -1, high: 1 })),
  kendallTest: aligned(2).map(
    ([x, y]) =>
      () =>
        stats.kendallTest(x, y),
  ),
  "kendallTest, asymptotic": aligned(2).map(
    ([x, y]) =>
      () =>
        stats.kendallTest(x, y, { method: "asymptotic" }),
  ),
  partialSpearmanTest: aligned(3).map(
    ([x, y, z]) =>
      () =>
        stats.partialSpearmanTest(x, y, [z]),
  ),
  theilSen: aligned(2).map(
    ([x, y]) =>
      () =>
        stats.theilSen(x, y),
  ),
  friedmanTest: table.map((blocks) => () => stats.friedmanTest(blocks)),
  "friedmanTest, chi-square": table.map((blocks) => () => stats.friedmanTest(blocks, { method: "chi-square" })),
  pageTrendTest: table.map((blocks) => () => stats.pageTrendTest(blocks)),
  "pageTrendTest, asymptotic": table.map((blocks) => () => stats.pageTrendTest(blocks, { method: "asymptotic" })),
  quadeTest: table.map((blocks) => () => stats.quadeTest(blocks)),
  skillingsMackTest: table.map(
    (blocks) => () => stats.skillingsMackTest(blocks.map((block) => block.map((v) => (v === 2 ? null : v)))),
  ),
  signedRankBounds: aligned(2).map(
    ([a, b]) =>
      () =>
        stats.signedRankBounds(
          a.slice(0, 4).map((v, i) => Math.min(v, b[i])),
          a.slice(0, 4).map((v, i) => (i % 2 === 0 ? Math.max(v, b[i]) : Math.min(v, b[i]))),
        ),
  ),
  pairedPrenticeWilcoxonTest: aligned(2).map(
    ([a, b]) =>
      () =>
        stats.pairedPrenticeWilcoxonTest(censored(a), censored(b)),
  ),
  akritasTheilSen: aligned(2).map(
    ([x, y]) =>
      () =>
        stats.akritasTheilSen(censored(y), x),
  ),
  "westfallYoung, signed rank": table.map((rows) => () => stats.westfallYoung(rows)),
  "westfallYoung, t": table.map((rows) => () => stats.westfallYoung(rows, { statistic: "t" })),
  bootstrapInterval: column.map((values) => () => stats.bootstrapInterval(values.slice(0, 5), mean)),
  clusterBootstrap: aligned(2).map(
    ([x, y]) =>
      () =>
        stats.clusterBootstrap(
          x.map((_, i) => i % 3),
          x,
          y,
        ),
  ),
  rmcorr: aligned(2).map(
    ([x, y]) =>
      () =>
        stats.rmcorr(
          x.map((_, i) => i % 3),
          x,
          y,
        ),
  ),
};

const P_VALUES = new Set(["p", "pDoubled", "pLower", "pUpper", "pLowest", "pHighest", "raw", "adjusted", "floor"]);

describe("hard inputs", () => {
  it.each(Object.entries(CALLS))("%s gives a RangeError or a result without NaN and with 0 < p ≤ 1", (_, calls) => {
    let results = 0;
    fc.assert(
      fc.property(calls, (call) => {
        let result: unknown;
        try {
          result = call();
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        results++;
        for (const { name, value } of numbersOf(result)) {
          expect(value, name).not.toBeNaN();
          if (!P_VALUES.has(name)) continue;
          expect(value, name).toBeGreaterThan(0);
          expect(value, name).toBeLessThanOrEqual(1);
        }
        const { p, floor } = result as { p?: number | null; floor?: number | null };
        if (typeof p === "number" && typeof floor === "number") expect(p).toBeGreaterThanOrEqual(floor);
        if (p === null) expect(result).toHaveProperty("reason");
      }),
      { seed: 20240719, numRuns: 400 },
    );
    expect(results).toBeGreaterThan(40);
  });
});
