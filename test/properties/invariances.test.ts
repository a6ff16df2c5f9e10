import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alternative, TestResult } from "../../src/stats/index.js";
import * as stats from "../../src/stats/index.js";

/** One random data set for every shape of input: whole numbers, so that ties and zeros abound. */
interface Data {
  /** Patient, phase, two columns. */
  readonly rows: readonly {
    readonly patient: number;
    readonly after: boolean;
    readonly x: number;
    readonly y: number;
  }[];
}

type Map1 = (value: number) => number;
interface Case {
  readonly run: (data: Data, alternative: Alternative, of: Map1) => Pick<TestResult, "p" | "floor" | "statistic">;
  /** Increasing maps of the values change nothing; else only scaling by a power of two. */
  readonly ranks: boolean;
  /** Its null is exact, Monte Carlo or matched on a randomisation: it has a floor. */
  readonly floor: boolean;
  /** Turning the values round turns its one-sided p round. */
  readonly mirrors: boolean;
}

const columns = ({ rows }: Data, of: Map1) => ({
  patients: rows.map(({ patient }) => patient),
  after: rows.map(({ after }) => after),
  x: rows.map(({ x }) => x),
  y: rows.map(({ y }) => of(y)),
});
/** Blocks of three windows from every three values of y. */
const blocks = (data: Data, of: Map1): number[][] => {
  const { y } = columns(data, of);
  return Array.from({ length: Math.floor(y.length / 3) }, (_, i) => y.slice(3 * i, 3 * i + 3));
};

const CASES: Readonly<Record<string, Case>> = {
  phaseTest: {
    run: (data, alternative, of) => {
      const { patients, after, y } = columns(data, of);
      return stats.phaseTest(patients, after, y, { alternative });
    },
    ranks: true,
    floor: true,
    mirrors: true,
  },
  "phaseTest by shifts": {
    run: (data, alternative, of) => {
      const { patients, after, y } = columns(data, of);
      return stats.phaseTest(patients, after, y, { alternative, scheme: "shift", confidence: null });
    },
    ranks: true,
    floor: true,
    mirrors: true,
  },
  withinPatientTest: {
    run: (data, alternative, of) => {
      const { patients, x, y } = columns(data, of);
      return stats.withinPatientTest(patients, x, y, { alternative });
    },
    ranks: true,
    floor: true,
    mirrors: true,
  },
  "withinPatientTest of values": {
    run: (data, alternative, of) => {
      const { patients, x, y } = columns(data, of);
      return stats.withinPatientTest(patients, x, y, { alternative, values: "raw" });
    },
    ranks: false,
    floor: true,
    mirrors: true,
  },
  driftTest: {
    run: (data, alternative, of) => {
      const { patients, x, y } = columns(data, of);
      return stats.driftTest(patients, x, y, { alternative });
    },
    ranks: true,
    floor: true,
    mirrors: true,
  },
  kendallTest: {
    run: (data, alternative, of) => {
      const { x, y } = columns(data, of);
      return stats.kendallTest(x, y, { alternative });
    },
    ranks: true,
    floor: true,
    mirrors: true,
  },
  partialSpearmanTest: {
    run: (data, alternative, of) => {
      const { patients, x, y } = columns(data, of);
      return stats.partialSpearmanTest(x, y, [patients], { alternative });
    },
    ranks: true,
    floor: false,
    mirrors: true,
  },
  pairedTTest: {
    run: (data, alternative, of) => stats.pairedTTest(columns(data, of).y, { alternative }),
    ranks: false,
    floor: false,
    mirrors: true,
  },
  pairedPrenticeWilcoxonTest: {
    run: (data, alternative, of) => {
      const value = (v: number, i: number) => ({ value: of(v), below: i % 5 === 0 });
      return stats.pairedPrenticeWilcoxonTest(
        data.rows.map(({ x }, i) => value(x, i)),
        data.rows.map(({ y }, i) => value(y, i + 2)),
        { alternative },
      );
    },
    ranks: true,
    floor: true,
    mirrors: false,
  },
  friedmanTest: {
    run: (data, _, of) => stats.friedmanTest(blocks(data, of)),
    ranks: true,
    floor: true,
    mirrors: false,
  },
  pageTrendTest: {
    run: (data, alternative, of) => stats.pageTrendTest(blocks(data, of), { alternative }),
    ranks: true,
    floor: true,
    mirrors: true,
  },
  quadeTest: { run: (data, _, of) => stats.quadeTest(blocks(data, of)), ranks: false, floor: false, mirrors: false },
  skillingsMackTest: {
    run: (data, _, of) => stats.skillingsMackTest(blocks(data, of)),
    ranks: true,
    floor: false,
    mirrors: false,
  },
};

const row = fc.record({
  patient: fc.integer({ min: 0, max: 2 }),
  after: fc.boolean(),
  x: fc.integer({ min: -3, max: 4 }),
  y: fc.integer({ min: -3, max: 4 }),
});
const data: fc.Arbitrary<Data> = fc.record({ rows: fc.array(row, { minLength: 3, maxLength: 18 }) });
const alternatives = fc.constantFrom("two-sided", "less", "greater" as const);
const MIRROR = { "two-sided": "two-sided", less: "greater", greater: "less" } as const;
const settings = { seed: 20240802, numRuns: 60 };
const same: Map1 = (value) => value;

/** Order and signs of sums may differ in the last bits. */
function expectSameP(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(a, b));
}

describe.each(Object.entries(CASES))("%s", (name, { run, ranks, floor, mirrors }) => {
  it("has 0 < p ≤ 1, and floor ≤ p where it has a floor", () => {
    let tested = 0;
    fc.assert(
      fc.property(data, alternatives, (own, alternative) => {
        const { p, floor: least } = run(own, alternative, same);
        if (p === null) return;
        tested++;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        if (!floor) expect(least).toBeNull();
        else if (least !== null) {
          expect(least).toBeGreaterThan(0);
          expect(p).toBeGreaterThanOrEqual(least);
        }
      }),
      settings,
    );
    expect(tested).toBeGreaterThan(20);
  });

  it("does not see a scale that is a power of two", () => {
    fc.assert(
      fc.property(data, alternatives, fc.integer({ min: -30, max: 30 }), (own, alternative, power) => {
        expectSameP(run(own, alternative, (v) => v * 2 ** power).p, run(own, alternative, same).p);
      }),
      settings,
    );
  });

  if (ranks)
    it("does not see an increasing map of the values", () => {
      fc.assert(
        fc.property(data, alternatives, (own, alternative) => {
          expectSameP(run(own, alternative, (v) => Math.exp(v) + v ** 3).p, run(own, alternative, same).p);
        }),
        settings,
      );
    });

  if (mirrors)
    it("mirrors its one-sided p when the values turn round", () => {
      fc.assert(
        fc.property(data, alternatives, (own, alternative) => {
          expectSameP(run(own, MIRROR[alternative], (v) => 0 - v).p, run(own, alternative, same).p);
        }),
        settings,
      );
    });

  // Shifts take rows in visit order; a block is a run of rows.
  if (!/shifts|friedman|page|quade|skillings|prentice/iu.test(name))
    it("does not see the order of rows", () => {
      fc.assert(
        fc.property(data, alternatives, (own, alternative) => {
          expectSameP(run({ rows: own.rows.toReversed() }, alternative, same).p, run(own, alternative, same).p);
        }),
        settings,
      );
    });
});

describe("the interval of the phase test", () => {
  it("leaves out 0 only where the two-sided p is at most α", () => {
    fc.assert(
      fc.property(data, fc.constantFrom(0.5, 0.8, 0.95), ({ rows }, confidence) => {
        const { patients, after, y } = columns({ rows }, same);
        const { p, interval } = stats.phaseTest(patients, after, y, { confidence });
        if (p === null || interval === null) return;
        if (interval.low > 0 || interval.high < 0) expect(p).toBeLessThanOrEqual(1 - confidence + 1e-12);
      }),
      { ...settings, numRuns: 300 },
    );
  });
});

describe("step-down maxT", () => {
  /** Adjusted p values in descending order of the observed statistics never fall. */
  const expectMonotone = (sizes: readonly number[], adjusted: readonly (number | null)[]) => {
    const pairs = sizes.flatMap((size, a) => (adjusted[a] === null ? [] : [[size, Number(adjusted[a])] as const]));
    pairs.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (let k = 1; k < pairs.length; k++) {
      if (pairs[k][0] < pairs[k - 1][0] - 1e-9) expect(pairs[k][1]).toBeGreaterThanOrEqual(pairs[k - 1][1]);
    }
  };
  const table = fc.integer({ min: 2, max: 7 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
      minLength: 2,
      maxLength: 6,
    }),
  );

  it("by patients is monotone in |t|, and never below its p", () => {
    fc.assert(
      fc.property(table, (differences) => {
        const { raw, adjusted } = stats.westfallYoung(differences, { statistic: "t" });
        expectMonotone(
          differences.map((d) => Math.min(1e9, Math.abs(stats.pairedTTest(d).statistic.value))),
          adjusted,
        );
        for (const [a, p] of raw.entries()) expect(adjusted[a] ?? 1).toBeGreaterThanOrEqual(p ?? 0);
      }),
      settings,
    );
  });

  it("by patients is monotone in |W+ − E|/sd, and never below its p", () => {
    fc.assert(
      fc.property(table, (differences) => {
        const { raw, adjusted } = stats.westfallYoung(differences);
        const sizes = differences.map((d) => {
          const { wPlus, wMinus } = stats.signedRankTest(d);
          const ranks = stats.midranks(d.map(Math.abs));
          const squares = d.reduce((sum, v, i) => sum + (v === 0 ? 0 : ranks[i] ** 2), 0);
          return squares === 0 ? 0 : Math.abs(wPlus - wMinus) / Math.sqrt(squares);
        });
        expectMonotone(sizes, adjusted);
        for (const [a, p] of raw.entries()) expect(adjusted[a] ?? 1).toBeGreaterThanOrEqual(p ?? 0);
      }),
      settings,
    );
  });

  it("by visits orders its adjusted p values as their own p, of analytes without a missing cell", () => {
    fc.assert(
      fc.property(table, (values) => {
        const n = values[0].length;
        const { raw, adjusted } = stats.westfallYoungPhase(
          new Array<number>(n).fill(1),
          values[0].map((_, i) => i >= n / 2),
          values,
          { draws: 200 },
        );
        for (const [a, p] of raw.entries()) expect(adjusted[a] ?? 1).toBeGreaterThanOrEqual(p ?? 0);
      }),
      { ...settings, numRuns: 40 },
    );
  });
});
