import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { friedmanTest } from "../../src/stats/blocks/friedman-test.js";
import { pageTrendTest } from "../../src/stats/blocks/page-trend-test.js";
import { quadeTest } from "../../src/stats/blocks/quade-test.js";
import { skillingsMackTest } from "../../src/stats/blocks/skillings-mack-test.js";
import { midranks } from "../../src/stats/numeric/midranks.js";
import { permutations, product, share } from "./permutations.js";

const settings = { seed: 20240712, numRuns: 60 };
const blocks = (k: number, maxBlocks: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: k, maxLength: k }), {
    minLength: 1,
    maxLength: maxBlocks,
  });

/** Every arrangement of all blocks' midranks: each permuted on its own. */
const arrangements = (data: number[][]): number[][][] =>
  product(
    data.map((block) => {
      const ranks = Array.from(midranks(block));
      return permutations(block.length).map((order) => order.map((i) => ranks[i]));
    }),
  );

const columnSums = (ranks: number[][]): number[] => ranks[0].map((_, j) => ranks.reduce((sum, own) => sum + own[j], 0));

describe.each([
  { k: 2, maxBlocks: 5, max: 2 },
  { k: 3, maxBlocks: 4, max: 2 },
  { k: 3, maxBlocks: 4, max: 20 },
  { k: 4, maxBlocks: 2, max: 3 },
])("blocks of $k values from 0 to $max, at most $maxBlocks of them", ({ k, maxBlocks, max }) => {
  it("Friedman's exact p and floor equal the shares of all arrangements", () => {
    fc.assert(
      fc.property(blocks(k, maxBlocks, max), (data) => {
        const squares = (ranks: number[][]) => columnSums(ranks).reduce((sum, r) => sum + r * r, 0);
        const every = arrangements(data).map(squares);
        const observed = squares(data.map((block) => Array.from(midranks(block))));
        const test = friedmanTest(data);
        expect(test.null).toBe("exact");
        expect(test.p).toBeCloseTo(
          share(every, (q) => q >= observed),
          12,
        );
        expect(test.floor).toBeCloseTo(
          share(every, (q) => q === Math.max(...every)),
          12,
        );
      }),
      settings,
    );
  });

  it("Page's exact p values and floor equal the shares of all arrangements", () => {
    fc.assert(
      fc.property(blocks(k, maxBlocks, max), (data) => {
        const trend = (ranks: number[][]) => columnSums(ranks).reduce((sum, r, j) => sum + (j + 1) * r, 0);
        const every = arrangements(data).map(trend);
        const observed = trend(data.map((block) => Array.from(midranks(block))));
        const mean = (data.length * k * (k + 1) ** 2) / 4;
        const far = Math.max(...every.map((l) => Math.abs(l - mean)));
        const test = pageTrendTest(data);
        expect(test.null).toBe("exact");
        expect(test.statistic.value).toBe(observed);
        expect(test.p).toBeCloseTo(
          share(every, (l) => Math.abs(l - mean) >= Math.abs(observed - mean)),
          12,
        );
        expect(test.floor).toBeCloseTo(
          share(every, (l) => Math.abs(l - mean) === far),
          12,
        );
        expect(pageTrendTest(data, { alternative: "greater" }).p).toBeCloseTo(
          share(every, (l) => l >= observed),
          12,
        );
        expect(pageTrendTest(data, { alternative: "less" }).p).toBeCloseTo(
          share(every, (l) => l <= observed),
          12,
        );
      }),
      settings,
    );
  });

  it("Skillings–Mack on complete blocks is Friedman's chi-square, ties included", () => {
    fc.assert(
      fc.property(blocks(k, maxBlocks, max), (data) => {
        const friedman = friedmanTest(data, { method: "chi-square" });
        const test = skillingsMackTest(data);
        expect(test.statistic.value).toBeCloseTo(friedman.statistic.value, 9);
        if (friedman.p === null || test.p === null) expect(test.p).toBe(friedman.p);
        else expect(test.p / friedman.p).toBeCloseTo(1, 9);
      }),
      settings,
    );
  });

  it("no test depends on the order of blocks, nor any but Page's on that of windows", () => {
    fc.assert(
      fc.property(blocks(k, maxBlocks, max), (data) => {
        const reversed = data.toReversed();
        expect(friedmanTest(reversed).p).toBe(friedmanTest(data).p);
        expect(pageTrendTest(reversed).p).toBe(pageTrendTest(data).p);
        expect(quadeTest(reversed).statistic.value).toBeCloseTo(quadeTest(data).statistic.value, 9);
        const turned = data.map((block) => block.toReversed());
        expect(friedmanTest(turned).p).toBe(friedmanTest(data).p);
        expect(quadeTest(turned).statistic.value).toBeCloseTo(quadeTest(data).statistic.value, 9);
        expect(pageTrendTest(turned, { alternative: "less" }).p).toBeCloseTo(
          pageTrendTest(data, { alternative: "greater" }).p ?? Number.NaN,
          12,
        );
      }),
      settings,
    );
  });
});
