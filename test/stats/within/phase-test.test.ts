import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phaseTest } from "../../../src/stats/within/phase-test.js";
import { bruteForce, countU, grouped, labellings, shifts, sums } from "./enumerate.js";

const SEED = 20260101;

interface Data {
  readonly patients: number[];
  readonly after: boolean[];
  readonly values: number[];
}

/** Integers from few, so that ties abound; one-visit, one-phase and constant patients are among them. */
const data = ({ patients, visits, levels }: { patients: number; visits: number; levels: number }): fc.Arbitrary<Data> =>
  fc
    .array(
      fc.array(fc.record({ value: fc.integer({ min: 0, max: levels }), after: fc.boolean() }), {
        minLength: 1,
        maxLength: visits,
      }),
      { minLength: 1, maxLength: patients },
    )
    .map((list) => ({
      patients: list.flatMap((own, patient) => own.map(() => patient)),
      after: list.flat().map((visit) => visit.after),
      values: list.flat().map((visit) => visit.value),
    }));

/** U of every outcome that the scheme allows, patients with both phases only; null without one. */
function outcomes({ patients, after, values }: Data, scheme: "permute" | "shift"): { all: number[]; u: number } | null {
  const both = grouped(patients).filter((rows) => new Set(rows.map((i) => after[i])).size === 2);
  if (both.length === 0) return null;
  const parts = both.map((rows) => {
    const own = rows.map((i) => values[i]);
    const marks = rows.map((i) => after[i]);
    const labelled = scheme === "shift" ? shifts(marks) : labellings(rows.length, marks.filter(Boolean).length);
    return { all: labelled.map((labels) => countU(own, labels)), u: countU(own, marks) };
  });
  return { all: sums(parts.map((part) => part.all)), u: parts.reduce((sum, part) => sum + part.u, 0) };
}

function expectAgrees(given: Data, scheme: "permute" | "shift"): void {
  const brute = outcomes(given, scheme);
  const run = (alternative: "two-sided" | "less" | "greater") =>
    phaseTest(given.patients, given.after, given.values, { scheme, alternative, confidence: null });
  const result = run("two-sided");
  if (brute === null) {
    expect(result.p).toBeNull();
    return;
  }
  const expected = bruteForce(brute.all, brute.u);
  expect(result.null).toBe("exact");
  expect(result.u).toBe(brute.u);
  expect(result.p).toBeCloseTo(expected.distance, 12);
  expect(result.pDoubled).toBeCloseTo(expected.doubled, 12);
  expect(result.floor).toBeCloseTo(expected.floor, 12);
  expect(run("less").p).toBeCloseTo(expected.less, 12);
  expect(run("greater").p).toBeCloseTo(expected.greater, 12);
}

/** The definition, word for word: every gap between the pairs' differences, each with its own brute force. */
function naiveInterval(given: Data, confidence: number, pOf: (shifted: Data) => number) {
  const rows = grouped(given.patients);
  const { after, values } = given;
  const pairs = rows.flatMap((own) =>
    own.flatMap((i) => own.filter((j) => !after[i] && after[j]).map((j) => values[j] - values[i])),
  );
  const ends = [...new Set(pairs)].sort((a, b) => a - b);
  const gaps = [Number.NEGATIVE_INFINITY, ...ends].map((left, k) => {
    const right = k < ends.length ? ends[k] : Number.POSITIVE_INFINITY;
    const inside = k === 0 ? right - 1 : k === ends.length ? left + 1 : (left + right) / 2;
    const shifted = { ...given, values: values.map((value, i) => (after[i] ? value - inside : value)) };
    const u = rows.reduce(
      (sum, own) =>
        sum +
        countU(
          own.map((i) => shifted.values[i]),
          own.map((i) => after[i]),
        ),
      0,
    );
    return { left, right, excess: u - pairs.length / 2, p: pOf(shifted) };
  });
  const rejected = gaps.filter(({ p, excess }) => p <= (1 - confidence) * (1 + 1e-12) && excess !== 0);
  return {
    low: rejected.findLast(({ excess }) => excess > 0)?.right ?? Number.NEGATIVE_INFINITY,
    high: rejected.find(({ excess }) => excess < 0)?.left ?? Number.POSITIVE_INFINITY,
    requested: confidence,
    achieved: 1 - Math.max(0, ...rejected.map(({ p }) => p)),
  };
}

function byEnumeration(scheme: "permute" | "shift") {
  return (shifted: Data): number => {
    const brute = outcomes(shifted, scheme);
    return brute === null ? 1 : bruteForce(brute.all, brute.u).distance;
  };
}

function expectInterval(actual: unknown, expected: ReturnType<typeof naiveInterval>): void {
  expect(actual).toMatchObject({ low: expected.low, high: expected.high, requested: expected.requested });
  expect((actual as { achieved: number }).achieved).toBeCloseTo(expected.achieved, 12);
}

describe("phaseTest", () => {
  // STATISTICS.md, "Inside patients": A 1, 2 → 3, 4; B 2, 3 → 5; C 1 → 2, 6. 2/54: C(4,2)·C(3,1)·C(3,2) labellings.
  const example = {
    patients: ["A", "A", "A", "A", "B", "B", "B", "C", "C", "C"],
    after: [false, false, true, true, false, false, true, false, true, true],
    values: [1, 2, 3, 4, 2, 3, 5, 1, 2, 6],
  };

  it("gives the worked example its p, estimate, interval and level", () => {
    const result = phaseTest(example.patients, example.after, example.values);
    expect(result).toMatchObject({ u: 8, pairs: 8, effect: 1, estimate: 2, n: 10, null: "exact" });
    expect(result.p).toBeCloseTo(2 / 54, 15);
    expect(result.floor).toBeCloseTo(2 / 54, 15);
    expect(result.interval).toMatchObject({ low: 1, high: 5, requested: 0.95 });
    expect(result.interval?.achieved).toBeCloseTo(52 / 54, 12);
  });

  it("gives each patient its own line, with floor 2/C(n, a) where nothing ties", () => {
    const { byPatient } = phaseTest(example.patients, example.after, example.values);
    expect(byPatient.map(({ patient, nBefore, nAfter, u, pairs }) => [patient, nBefore, nAfter, u, pairs])).toEqual([
      ["A", 2, 2, 4, 4],
      ["B", 2, 1, 2, 2],
      ["C", 1, 2, 2, 2],
    ]);
    // C(4, 2) = 6, C(3, 1) = 3.
    for (const [i, ways] of [6, 3, 3].entries()) {
      expect(byPatient[i].p).toBeCloseTo(2 / ways, 12);
      expect(byPatient[i].floor).toBeCloseTo(2 / ways, 12);
    }
  });

  it("gives each patient the line that the patient would have alone, whatever ties there are", () => {
    const levels = fc.constantFrom(3, 20, 1000);
    const given = levels.chain((most) => data({ patients: 5, visits: 14, levels: most }));
    fc.assert(
      fc.property(given, fc.constantFrom(0.5, 0.9, 0.95), ({ patients, after, values }, confidence) => {
        for (const line of phaseTest(patients, after, values, { confidence }).byPatient) {
          const own = patients.flatMap((patient, i) => (patient === line.patient ? [i] : []));
          const column = <T>(all: readonly T[]) => own.map((i) => all[i]);
          const alone = phaseTest(column(patients), column(after), column(values), { confidence });
          const { u, pairs, effect, p, floor, estimate, interval } = alone;
          expect(line).toMatchObject({ u, pairs, effect, p, floor, estimate, interval });
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("has no p without a patient in both phases, and says why", () => {
    const result = phaseTest(["A", "A", "B"], [true, true, false], [1, 2, 3]);
    expect(result).toMatchObject({ p: null, floor: null, effect: null, estimate: null, interval: null, byPatient: [] });
    expect(result.reason).toBe("no patient with values both before and after");
  });

  it("leaves out a patient with one phase only", () => {
    const more = phaseTest(
      [...example.patients, "D", "D"],
      [...example.after, true, true],
      [...example.values, 100, 200],
    );
    expect(more).toEqual(phaseTest(example.patients, example.after, example.values));
  });

  it("has p = floor = 1 where all values tie", () => {
    const result = phaseTest([1, 1, 1, 2, 2], [false, true, true, false, true], [3, 3, 3, 5, 5]);
    expect(result).toMatchObject({ p: 1, floor: 1, u: 1.5, effect: 0.5, estimate: 0 });
  });

  it("refuses what is no number, what overflows and what does not fit", () => {
    expect(() => phaseTest([1, 1], [true, false], [1, Number.NaN])).toThrow(
      "values must be finite numbers; found NaN at index 1",
    );
    expect(() => phaseTest([1, 1], [true, false], [1e308, -1e308])).toThrow("differences overflow");
    expect(() => phaseTest([1], [true, false], [1, 2])).toThrow(
      "patients and values must have the same length; found 1 and 2",
    );
    expect(() => phaseTest([1, 1], [true, false], [1, 2], { confidence: 1 })).toThrow(
      "confidence must lie between 0 and 1; found 1",
    );
  });

  it("agrees with every labelling, one by one", () => {
    fc.assert(
      fc.property(data({ patients: 3, visits: 5, levels: 4 }), (given) => expectAgrees(given, "permute")),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("agrees with every cyclic shift, one by one", () => {
    fc.assert(
      fc.property(data({ patients: 4, visits: 6, levels: 6 }), (given) => expectAgrees(given, "shift")),
      { seed: SEED, numRuns: 200 },
    );
  });

  it.each(["permute", "shift"] as const)("inverts the %s test gap by gap, as its definition says", (scheme) => {
    fc.assert(
      fc.property(
        data({ patients: 3, visits: 5, levels: 9 }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95),
        (given, confidence) => {
          const { interval, byPatient } = phaseTest(given.patients, given.after, given.values, { scheme, confidence });
          if (interval === null) return;
          expectInterval(interval, naiveInterval(given, confidence, byEnumeration(scheme)));
          for (const line of byPatient) {
            const rows = [...given.patients.keys()].filter((i) => given.patients[i] === line.patient);
            const alone = {
              patients: rows.map((i) => given.patients[i]),
              after: rows.map((i) => given.after[i]),
              values: rows.map((i) => given.values[i]),
            };
            expectInterval(line.interval, naiveInterval(alone, confidence, byEnumeration(scheme)));
          }
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it.each([
    { patients: 4, visits: 16, levels: 8, kind: "exact" },
    { patients: 5, visits: 10, levels: 3, kind: "exact" },
    { patients: 4, visits: 16, levels: 60, kind: "exact" },
    { patients: 4, visits: 16, levels: 400, kind: "exact" },
    { patients: 1, visits: 40, levels: 300, kind: "exact" },
  ])("spares nulls by approximation without changing the interval ($patients × $visits, $levels levels)", (size) => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.integer({ min: 0, max: size.levels })),
        fc.integer({ min: 0, max: Math.ceil(size.levels / 4) }),
        fc.constantFrom(0, 0.3, 0.7),
        (stream, effect, censored) => {
          const given = generated(size, stream, effect, Math.floor(censored * size.levels));
          const run = (shifted: Data) =>
            phaseTest(shifted.patients, shifted.after, shifted.values, { confidence: null });
          const { interval, byPatient } = phaseTest(given.patients, given.after, given.values);
          expect(run(given).null).toBe(size.kind);
          expectInterval(
            interval,
            naiveInterval(given, 0.95, (shifted) => run(shifted).p ?? 1),
          );
          expect(byPatient.length).toBe(size.patients);
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  it.each([
    {
      name: "1 × 60, 4 × 6 and 3 × 5",
      sizes: [
        [1, 60],
        [4, 6],
        [3, 5],
      ],
      confidence: 0.95,
    },
    {
      name: "1 × 60 and 1 × 60",
      sizes: [
        [1, 60],
        [1, 60],
      ],
      confidence: 0.99,
    },
    { name: "1 × 120", sizes: [[1, 120]], confidence: 0.9 },
    { name: "1 × 120", sizes: [[1, 120]], confidence: 0.99 },
  ])("holds its definition where few visits stand against many ($name at $confidence)", ({ sizes, confidence }) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 30 })), (stream) => {
        const given: Data = { patients: [], after: [], values: [] };
        for (const [patient, [before, after]] of sizes.entries())
          for (let visit = 0; visit < before + after; visit++) {
            given.patients.push(patient);
            given.after.push(visit >= before);
            given.values.push(Number(stream.next().value) / 2);
          }
        const { interval } = phaseTest(given.patients, given.after, given.values, { confidence });
        const pOf = ({ patients, after, values }: Data) =>
          phaseTest(patients, after, values, { confidence: null }).p ?? 1;
        expectInterval(interval, naiveInterval(given, confidence, pOf));
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it("inverts the moment-matched test where the exact null takes too many additions", () => {
    const values = fc.sample(fc.integer({ min: 0, max: 100 }), { seed: SEED, numRuns: 45 * 20 });
    const given = generated({ patients: 45, visits: 20 }, values, 5, 20);
    const run = (shifted: Data) => phaseTest(shifted.patients, shifted.after, shifted.values, { confidence: null });
    const result = phaseTest(given.patients, given.after, given.values);
    expect(result.null).toBe("moment-matched");
    expectInterval(
      result.interval,
      naiveInterval(given, 0.95, (shifted) => run(shifted).p ?? 1),
    );
  });

  it("is near the exact p where it matches moments", () => {
    const values = fc.sample(fc.integer({ min: 0, max: 40 }), { seed: SEED, numRuns: 30 * 12 });
    for (const effect of [0, 2, 4, 6, 8]) {
      const { patients, after, values: own } = generated({ patients: 30, visits: 12 }, values, effect, 8);
      const run = (method: "exact" | "moment-matched") => phaseTest(patients, after, own, { method, confidence: null });
      const [exact, matched] = [run("exact").p ?? 0, run("moment-matched").p ?? 0];
      // Enumeration is out of reach; the exact null of the same test is what the curve stands for.
      if (exact > 1e-4) expect(Math.abs(matched / exact - 1)).toBeLessThan(0.005);
    }
  });

  it("has the floor's own logarithm where U is as large as can be and p underflows", () => {
    const given: Data = { patients: [], after: [], values: [] };
    for (let patient = 0; patient < 300; patient++)
      for (let visit = 0; visit < 12; visit++) {
        given.patients.push(patient);
        given.after.push(visit >= 6);
        given.values.push(Number(visit >= 6));
      }
    const { p, log10P } = phaseTest(given.patients, given.after, given.values, { confidence: null });
    // Both ends, one labelling each: 2 / C(12, 6)^300.
    expect(p).toBe(Number.MIN_VALUE);
    expect(log10P).toBeCloseTo(Math.log10(2) - 300 * Math.log10(924), 9);
  });

  it.each([1000, 1100, 3000])("has a p where a double cannot count one patient's labellings (%i visits)", (visits) => {
    const after = Array.from({ length: visits }, (_, i) => i % 2 === 1);
    const values = after.map((own, i) => Number((i * i + 7 * i) % 101 < (own ? 53 : 50)));
    const labels = after.map(() => 0);
    const { p, floor } = phaseTest(labels, after, values, { confidence: null });
    expect(p).toBeGreaterThan(1e-3);
    expect(p).toBeLessThan(1);
    expect(floor).not.toBeNull();
    // A constant patient beside it changes nothing.
    const both = phaseTest(
      [...labels, ...after.map(() => 1)],
      [...after, ...after],
      [...values, ...after.map(() => 3)],
      {
        confidence: null,
      },
    );
    expect(both.p).toBeCloseTo(p ?? Number.NaN, 2);
  });

  it("draws labellings on request, within their standard error of the exact p", () => {
    const { p } = phaseTest(example.patients, example.after, example.values);
    const drawn = phaseTest(example.patients, example.after, example.values, { method: "monte-carlo", draws: 20_000 });
    expect(drawn.null).toBe("monte-carlo");
    expect(Math.abs((drawn.p ?? 0) - (p ?? 0))).toBeLessThan(5 * (drawn.standardError ?? 0));
    expect(drawn.interval).toEqual(phaseTest(example.patients, example.after, example.values).interval);
  });

  it("depends on no order of rows, moves with a shift and turns with a sign", () => {
    fc.assert(
      fc.property(data({ patients: 4, visits: 7, levels: 12 }), fc.integer({ min: -5, max: 5 }), (given, shift) => {
        const result = phaseTest(given.patients, given.after, given.values);
        const order = [...given.values.keys()].sort((i, j) => given.values[j] - given.values[i] || i - j);
        const sorted = phaseTest(
          order.map((i) => given.patients[i]),
          order.map((i) => given.after[i]),
          order.map((i) => given.values[i]),
        );
        expect({ ...sorted, byPatient: null }).toEqual({ ...result, byPatient: null });
        if (result.interval === null || result.estimate === null) return;
        const moved = phaseTest(
          given.patients,
          given.after,
          given.values.map((value, i) => (given.after[i] ? value + shift : value)),
        );
        expect(moved.estimate).toBe(result.estimate + shift);
        expect(moved.interval).toMatchObject({
          low: result.interval.low + shift,
          high: result.interval.high + shift,
          achieved: result.interval.achieved,
        });
        const turned = phaseTest(
          given.patients,
          given.after,
          given.values.map((value) => -value),
        );
        expect(turned.p).toBeCloseTo(result.p ?? -1, 12);
        expect(turned.interval).toMatchObject({ low: 0 - result.interval.high, high: 0 - result.interval.low });
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it("lets round-off break no tie between differences", () => {
    // On paper 0.3 − 0.2 = 0.2 − 0.1 and log2(9/3) = log2(15/5); as doubles they differ.
    const decimals = phaseTest([1, 1, 2, 2], [false, true, false, true], [0.2, 0.3, 0.1, 0.2], { confidence: 0.5 });
    expect(decimals.interval).toMatchObject({ low: 0.1, high: 0.1, achieved: 0.5 });
    const logs = [3, 9, 5, 15].map(Math.log2);
    expect(logs[1] - logs[0]).not.toBe(logs[3] - logs[2]);
    const ratios = phaseTest([1, 1, 2, 2], [false, true, false, true], logs, { confidence: 0.5 });
    expect(ratios.interval?.low).toBe(ratios.interval?.high);
    expect(ratios.interval?.achieved).toBe(0.5);
  });
});

/** The first half of each patient's visits before, the others after and higher by `effect`; low values tie at a limit. */
function generated(
  { patients, visits }: { patients: number; visits: number },
  stream: Iterable<number>,
  effect: number,
  limit: number,
): Data {
  const source = stream[Symbol.iterator]();
  const given: Data = { patients: [], after: [], values: [] };
  for (let patient = 0; patient < patients; patient++) {
    for (let visit = 0; visit < visits; visit++) {
      const after = visit >= visits / 2;
      given.patients.push(patient);
      given.after.push(after);
      given.values.push(Math.max(limit, Number(source.next().value) + (after ? effect : 0)));
    }
  }
  return given;
}
