import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cyclicShiftsNull } from "../../../src/stats/null/cyclic-shifts.js";
import { pValue } from "../../../src/stats/null/p-value.js";
import { withinPatientTest } from "../../../src/stats/within/within-patient-test.js";

const SEED = 20260104;

/** Shares of all sums of one value a series, by whole numbers alone. */
function enumerated(series: readonly (readonly bigint[])[], t: bigint) {
  const sums = series.reduce<bigint[]>((all, own) => all.flatMap((sum) => own.map((value) => sum + value)), [0n]);
  const count = BigInt(sums.length);
  const total = sums.reduce((sum, value) => sum + value, 0n);
  const distance = (value: bigint): bigint => {
    const scaled = count * value - total;
    return scaled < 0n ? -scaled : scaled;
  };
  const share = (holds: (value: bigint) => boolean): number => sums.filter(holds).length / sums.length;
  return {
    asFar: share((value) => distance(value) >= distance(t)),
    atMost: share((value) => value <= t),
    atLeast: share((value) => value >= t),
  };
}

interface Patient {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** p of Σxy at every shift of y, x and y being these integers over powers of ten. */
function ofShifts(patients: readonly Patient[]) {
  const series = patients.map(({ x, y }) =>
    y.map((_, shift) => x.reduce((sum, value, i) => sum + BigInt(value) * BigInt(y[(i + shift) % y.length]), 0n)),
  );
  return enumerated(
    series,
    series.reduce((sum, own) => sum + own[0], 0n),
  );
}

function expectExact(patients: readonly Patient[], places: { readonly x: number; readonly y: number }): void {
  const strata = patients.flatMap(({ x }, s) => x.map(() => s));
  const x = patients.flatMap((one) => one.x.map((value) => Number(`${value}e-${places.x}`)));
  const y = patients.flatMap((one) => one.y.map((value) => Number(`${value}e-${places.y}`)));
  const test = (alternative: "two-sided" | "less" | "greater") =>
    withinPatientTest(strata, x, y, { values: "raw", scheme: "shift", alternative });
  const result = test("two-sided");
  if (result.contributing === 0) {
    expect(result.p).toBeNull();
    return;
  }
  const expected = ofShifts(patients);
  expect(result.null).toBe("exact");
  expect(result.p).toBeCloseTo(expected.asFar, 12);
  expect(test("less").p).toBeCloseTo(expected.atMost, 12);
  expect(test("greater").p).toBeCloseTo(expected.atLeast, 12);
}

describe("cyclicShiftsNull", () => {
  it.each([
    ["1e10 points apart", [10155, 12220, 23010, 44770, 33500], [4839112, 3155131, 1214377, 1118050, 3764020], 2, 2],
    ["1e8 points apart", [140, 220, 290, 37, 350], [474839, -31551, 121430, 111805, -376407], 1, 0],
  ])("lists the five shifts of decimals that lie %s", (_, x, y, placesX, placesY) => {
    expect(ofShifts([{ x, y }]).asFar).toBe(0.6);
    expectExact([{ x, y }], { x: placesX, y: placesY });
  });

  it("of decimals agrees with every shift of one to three patients, one by one", () => {
    const patient = fc
      .record({
        visits: fc.integer({ min: 2, max: 8 }),
        x: fc.integer({ min: 1, max: 6 }),
        y: fc.integer({ min: 1, max: 6 }),
      })
      .chain(({ visits, x, y }) => {
        const column = (digits: number) =>
          fc.array(fc.integer({ min: 0, max: 10 ** digits }), { minLength: visits, maxLength: visits });
        return fc.record({ x: column(x), y: column(y) });
      });
    const places = fc.record({ x: fc.integer({ min: 0, max: 4 }), y: fc.integer({ min: 0, max: 4 }) });
    fc.assert(fc.property(fc.array(patient, { minLength: 1, maxLength: 3 }), places, expectExact), {
      seed: SEED,
      numRuns: 300,
    });
  });

  it("keeps a fine patient beside a coarse one whose steps are 10¹² times as wide", () => {
    const coarse = { x: [0, 1e6, 3e6, 2e6], y: [2e6, 0, 1e6, 5e6] };
    const fine = { x: [0, 1, 4, 2, 7], y: [3, 1, 0, 2, 2] };
    expect(ofShifts([coarse, fine]).asFar).toBe(0.9);
    expectExact([coarse, fine], { x: 0, y: 0 });
  });

  it("tells distances of integers so large that their mean has no fraction left", () => {
    const value = fc.tuple(fc.integer({ min: 0, max: 2 ** 20 }), fc.integer({ min: 0, max: 3 }));
    const series = fc.array(
      value.map(([high, low]) => (high - 2 ** 19) * 2 ** 32 + low),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(series, { minLength: 1, maxLength: 3 }), (shifts) => {
        const t = shifts.reduce((sum, [first]) => sum + first, 0);
        const mirrored = shifts.map((own) => own.flatMap((one) => [one, own[0] + 1 - one]));
        for (const parts of [shifts, mirrored]) {
          const distribution = cyclicShiftsNull(parts);
          const expected = enumerated(
            parts.map((own) => own.map(BigInt)),
            BigInt(t),
          );
          expect(distribution.kind).toBe("exact");
          expect(distribution.asFar(t)).toBeCloseTo(expected.asFar, 12);
          expect(distribution.log.asFar(t)).toBeCloseTo(Math.log(expected.asFar), 10);
          expect(distribution.atMost(t)).toBeCloseTo(expected.atMost, 12);
          expect(distribution.atLeast(t)).toBeCloseTo(expected.atLeast, 12);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("makes no lattice of 10⁸ points, were it the only one of its group", () => {
    const few = Array.from({ length: 7 }, () => [0, 2, 4, 6, 8, 10, 12, 14]);
    expect(cyclicShiftsNull([...few, [0, 1, 1e8]]).kind).toBe("moment-matched");
  });

  it("takes real sums that differ by round-off for one, at the ends too", () => {
    const shifts = [[0.1 + 0.2, 0.3, 0, 0.1]];
    for (const t of [0.1 + 0.2, 0.3])
      for (const method of ["exact", "moment-matched"] as const) {
        const { p, floor } = pValue(cyclicShiftsNull(shifts, { method }), t, "greater", "distance");
        expect([p, floor]).toEqual([0.5, 0.5]);
      }
  });
});
