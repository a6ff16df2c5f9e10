import { describe, expect, it } from "vitest";
import { friedmanTest } from "../../../src/stats/blocks/friedman-test.js";
import { pageTrendTest } from "../../../src/stats/blocks/page-trend-test.js";
import { quadeTest } from "../../../src/stats/blocks/quade-test.js";
import { skillingsMackTest } from "../../../src/stats/blocks/skillings-mack-test.js";

const BLOCKS = [
  [1, 2, 2, 4],
  [3, 1, 5, 5],
  [2, 2, 2, 2],
  [1, 4, 3, 9],
  [0, 7, 7, 8],
];
const CONSTANT = [
  [1, 1, 1],
  [4, 4, 4],
];

describe("friedmanTest", () => {
  it("has R's chi-square under ties", () => {
    // R 4.2.2: friedman.test(rbind(c(1,2,2,4), c(3,1,5,5), c(2,2,2,2), c(1,4,3,9), c(0,7,7,8)))
    const test = friedmanTest(BLOCKS, { method: "chi-square" });
    expect(test.statistic.value).toBeCloseTo(9.162162162162161, 13);
    expect(test.p).toBeCloseTo(0.027210768485397968, 14);
    expect(test).toMatchObject({ null: "asymptotic", floor: null, df: 3 });
  });

  it("is exact for three patients and six windows, and chi-square for thirty patients and six", () => {
    const six = [5, 1, 4, 2, 3, 6];
    expect(friedmanTest([six, six, six])).toMatchObject({ null: "exact" });
    // All three alike: one of (6!)² arrangements of the other two.
    expect(friedmanTest([six, six, six]).p).toBeCloseTo(1 / 720 ** 2, 16);
    const many = Array.from({ length: 30 }, (_, i) => six.map((v, j) => (v * (i + 3) + j) % 7.5));
    expect(friedmanTest(many).null).toBe("asymptotic");
    expect(() => friedmanTest(many, { method: "exact" })).toThrow(RangeError);
  });

  it("without variation in any block p and floor are 1, and chi-square has none", () => {
    expect(friedmanTest(CONSTANT)).toMatchObject({ null: "exact", p: 1, floor: 1, statistic: { value: 0 } });
    expect(friedmanTest(CONSTANT, { method: "chi-square" })).toMatchObject({ p: null, reason: "no block varies" });
  });
});

describe("quadeTest", () => {
  it("has R's F under ties", () => {
    // R 4.2.2: quade.test of the blocks above
    const test = quadeTest(BLOCKS);
    expect(test.statistic.value).toBeCloseTo(5.214876033057851, 13);
    expect(test.p).toBeCloseTo(0.015532994223382829, 14);
  });

  it("ties ranges that differ by round-off alone: 0.3 − 0.1 and 0.4 − 0.2", () => {
    const plain = quadeTest([
      [0.1, 0.3, 0.2],
      [0.4, 0.2, 0.2],
      [0.1, 0.9, 0.5],
    ]);
    const tenfold = quadeTest([
      [1, 3, 2],
      [4, 2, 2],
      [1, 9, 5],
    ]);
    expect(plain.statistic.value).toBeCloseTo(tenfold.statistic.value, 12);
  });

  it("perfect agreement has the exact p of one order repeated: 1/(k!)^(n − 1), fewer orders under ties", () => {
    expect(
      quadeTest([
        [1, 2, 3],
        [2, 3, 4],
        [0, 1, 2],
      ]),
    ).toMatchObject({
      null: "exact",
      statistic: { value: Number.POSITIVE_INFINITY },
    });
    expect(
      quadeTest([
        [1, 2, 3],
        [2, 3, 4],
        [0, 1, 2],
      ]).p,
    ).toBeCloseTo(1 / 36, 14);
    expect(
      quadeTest([
        [1, 1, 3],
        [2, 2, 4],
        [0, 0, 2],
      ]).p,
    ).toBeCloseTo(1 / 9, 14);
  });
});

describe("skillingsMackTest", () => {
  it("leaves out blocks with fewer than two values", () => {
    const withGaps = skillingsMackTest([...BLOCKS, [1, null, null, null], [null, null, null, null]]);
    expect(withGaps).toEqual(skillingsMackTest(BLOCKS));
    expect(withGaps.n).toBe(5);
  });

  it("counts a degree of freedom less for each group of windows that no block connects", () => {
    const apart = [
      [1, 2, null, null],
      [3, 5, null, null],
      [null, null, 4, 2],
      [null, null, 7, 1],
    ];
    const test = skillingsMackTest(apart);
    expect(test.df).toBe(2);
    // Each half is a sign test: two blocks of one direction, chi-square 2 each.
    expect(test.statistic.value).toBeCloseTo(4, 12);
  });

  it("has no p where nothing is connected or varies", () => {
    expect(
      skillingsMackTest([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ p: null, df: 0, n: 0, reason: "no block" });
    expect(skillingsMackTest(CONSTANT)).toMatchObject({ p: null, df: 0, reason: "no block varies" });
  });
});

describe("pageTrendTest", () => {
  it("is exact for 300 patients, and moment-matched beyond 385 blocks of three, within 1 % of the normal p there", () => {
    const blocks = Array.from({ length: 400 }, (_, i) => [i % 7, (i * 2) % 5, 1 + ((i * 3) % 6)]);
    expect(pageTrendTest(blocks.slice(0, 300)).null).toBe("exact");
    const auto = pageTrendTest(blocks, { alternative: "greater" });
    const normal = pageTrendTest(blocks, { alternative: "greater", method: "asymptotic" });
    expect(auto.null).toBe("moment-matched");
    expect((auto.p ?? 0) / (normal.p ?? 1)).toBeCloseTo(1, 2);
    expect(() => pageTrendTest(blocks, { method: "exact" })).toThrow(RangeError);
  });

  it("without variation in any block p and floor are 1, and there is no z", () => {
    expect(pageTrendTest(CONSTANT)).toMatchObject({ p: 1, floor: 1, z: null });
    expect(pageTrendTest(CONSTANT, { method: "asymptotic" })).toMatchObject({ p: null, reason: "no block varies" });
  });
});

describe.each([
  ["friedmanTest", friedmanTest],
  ["pageTrendTest", pageTrendTest],
  ["quadeTest", quadeTest],
  ["skillingsMackTest", skillingsMackTest],
] as const)("%s", (_, test) => {
  it("has no p without blocks, and refuses broken ones", () => {
    expect(test([])).toMatchObject({ p: null, n: 0, reason: "no block" });
    expect(() =>
      test([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toThrow(RangeError);
    expect(() => test([[1], [2]])).toThrow(RangeError);
    expect(() => test([[1, Number.NaN]])).toThrow(RangeError);
    expect(() => test([[1, Number.POSITIVE_INFINITY]])).toThrow(RangeError);
  });
});
