import { describe, expect, it } from "vitest";
import * as stats from "../../src/stats/index.js";
import { numbersOf } from "./numbers-of.js";

/** The inputs that break arithmetic, by name. */
const COLUMNS: Readonly<Record<string, readonly number[]>> = {
  "n = 0": [],
  "n = 1": [2.5],
  "n = 2": [1, -2],
  "all ties": [3, 3, 3, 3, 3, 3],
  "all zeros": [0, 0, 0, 0, 0],
  "zeros of both signs": [0, -0, 0, -0, 1],
  infinite: [1, Number.POSITIVE_INFINITY, 2, 3],
  "minus infinite": [1, Number.NEGATIVE_INFINITY, 2, 3],
  NaN: [1, Number.NaN, 2, 3],
  huge: [1e308, -1e308, 9e307, 1.5e308, -1.2e308],
  tiny: [1e-308, -1e-308, 3e-308, 5e-324, -2e-308],
  "huge and tiny": [1e308, 1e-308, -1e308, 5e-324, 1],
  "n = 5,000": Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5003) - 2400.5),
  "n = 5,000 on three levels": Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 3) - 1),
};

const other = (d: readonly number[]): number[] => d.map((_, i) => ((i * 37) % 11) - (i % 2));
const label = (d: readonly number[], k: number): number[] => d.map((_, i) => i % k);
/** Rows of three; what is left over makes no row. */
const table = (d: readonly number[]): number[][] =>
  Array.from({ length: Math.floor(d.length / 3) }, (_, i) => d.slice(3 * i, 3 * i + 3));
const after = (d: readonly number[]): boolean[] => d.map((_, i) => i >= d.length / 2);
const censored = (d: readonly number[]) => d.map((value, i) => ({ value, below: i % 4 === 0 }));
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v / values.length, 0);
/** What takes the square of n in time or memory gets 300 of 5,000 values. */
const some = (d: readonly number[]): number[] => d.slice(0, 300);

/** Every public function, on one column. */
const CALLS: Readonly<Record<string, (d: readonly number[]) => unknown>> = {
  signedRankTest: (d) => stats.signedRankTest(d),
  signTest: (d) => stats.signTest(d),
  pairedPermutationTest: (d) => stats.pairedPermutationTest(d),
  pairedTTest: (d) => stats.pairedTTest(d),
  tostPaired: (d) => stats.tostPaired(d, { low: -1, high: 1 }),
  hodgesLehmann: (d) => stats.hodgesLehmann(d),
  minimumAttainableP: (d) => stats.minimumAttainableP(d.length),
  minimumDetectableEffect: (d) => stats.minimumDetectableEffect({ n: d.length }),
  pairedTPower: (d) => stats.pairedTPower({ n: d.length, dz: d[0] ?? 0 }),
  spearmanTest: (d) => stats.spearmanTest(d, other(d)),
  kendallTest: (d) => stats.kendallTest(some(d), other(some(d))),
  partialSpearmanTest: (d) => stats.partialSpearmanTest(d, other(d), [label(d, 7)]),
  theilSen: (d) => stats.theilSen(other(some(d)), some(d)),
  akritasTheilSen: (d) => stats.akritasTheilSen(censored(d.slice(0, 40)), other(d.slice(0, 40))),
  friedmanTest: (d) => stats.friedmanTest(table(d)),
  pageTrendTest: (d) => stats.pageTrendTest(table(d)),
  quadeTest: (d) => stats.quadeTest(table(d)),
  skillingsMackTest: (d) =>
    stats.skillingsMackTest(table(d).map(([a, ...rest], i) => [i % 3 === 0 ? null : a, ...rest])),
  signedRankBounds: (d) =>
    stats.signedRankBounds(
      d.slice(0, 40),
      d.slice(0, 40).map((value, i) => (i % 8 === 0 ? Number.POSITIVE_INFINITY : value)),
    ),
  pairedPrenticeWilcoxonTest: (d) => stats.pairedPrenticeWilcoxonTest(censored(some(d)), censored(other(some(d)))),
  phaseTest: (d) => stats.phaseTest(label(some(d), 30), after(some(d)), some(d)),
  "phaseTest by shifts": (d) =>
    stats.phaseTest(label(some(d), 30), after(some(d)), some(d), { scheme: "shift", draws: 2000 }),
  withinPatientTest: (d) => stats.withinPatientTest(label(d, 100), d, other(d)),
  "withinPatientTest of values": (d) =>
    stats.withinPatientTest(label(d, 100), d, other(d), { values: "raw", draws: 500 }),
  driftTest: (d) =>
    stats.driftTest(
      label(some(d), 30),
      some(d).map((_, i) => i),
      some(d),
    ),
  rmcorr: (d) => stats.rmcorr(label(d, 100), d, other(d)),
  westfallYoung: (d) => stats.westfallYoung(table(some(d)).slice(0, 20)),
  "westfallYoung of t": (d) => stats.westfallYoung(table(some(d)).slice(0, 20), { statistic: "t" }),
  westfallYoungPhase: (d) =>
    stats.westfallYoungPhase(label(some(d), 30), after(some(d)), [some(d), other(some(d))], { draws: 200 }),
  // A p of 0 is none that a test here gives, and stays 0.
  adjustPValues: (d) =>
    stats.adjustPValues(
      d.map((p) => (p === 0 ? 0.5 : p)),
      "by",
    ),
  bootstrapInterval: (d) => stats.bootstrapInterval(some(d), mean, { draws: 500 }),
  clusterBootstrap: (d) => stats.clusterBootstrap(label(some(d), 4), some(d), other(some(d))),
  midranks: (d) => stats.midranks(d),
};

const P_VALUES = new Set([
  "p",
  "pDoubled",
  "pLower",
  "pUpper",
  "pLowest",
  "pHighest",
  "raw",
  "adjusted",
  "floor",
  "twoSided",
  "oneSided",
]);

describe.each(Object.entries(CALLS))("%s", (name, call) => {
  it.each(Object.entries(COLUMNS))("gives a RangeError or a defined result: %s", (_, column) => {
    let result: unknown;
    try {
      result = call(column);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    for (const { name: field, value } of numbersOf(result, name === "adjustPValues" ? "adjusted" : "")) {
      expect(value, field).not.toBeNaN();
      if (!P_VALUES.has(field)) continue;
      expect(value, field).toBeGreaterThan(0);
      expect(value, field).toBeLessThanOrEqual(1);
    }
    const { p, floor, reason } = (result ?? {}) as { p?: number | null; floor?: number | null; reason?: string };
    if (p === null) expect(reason ?? "no reason").not.toBe("no reason");
    if (typeof p === "number" && typeof floor === "number") expect(p).toBeGreaterThanOrEqual(floor);
  });
});

describe("the table of hard inputs", () => {
  it("calls every public function", () => {
    const called = new Set(Object.keys(CALLS).map((name) => name.split(" ")[0]));
    const functions = Object.entries(stats).filter(([, value]) => typeof value === "function");
    expect(functions.map(([name]) => name).filter((name) => !called.has(name))).toEqual([]);
  });
});
