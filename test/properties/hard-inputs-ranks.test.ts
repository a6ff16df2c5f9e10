import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearmanTest } from "../../src/stats/association/spearman.js";
import { pairedPermutationTest } from "../../src/stats/paired/fisher-pitman.js";
import { hodgesLehmann } from "../../src/stats/paired/hodges-lehmann.js";
import { signTest } from "../../src/stats/paired/sign-test.js";
import { signedRankTest } from "../../src/stats/paired/signed-rank.js";

const hard = fc.array(
  fc.oneof(
    fc.constantFrom(0, -0, 1, -1, 1e308, -1e308, Number.MAX_VALUE, 1e-308, -1e-308, 5e-324, 0.1, 0.3, 1 / 3, 2 ** 53),
    { arbitrary: fc.constantFrom(NaN, Infinity, -Infinity), weight: 1 },
    { arbitrary: fc.double({ noNaN: true }), weight: 3 },
  ),
  { maxLength: 12 },
);
const methods = fc.constantFrom("auto", "saddlepoint", "monte-carlo", "asymptotic", "exact" as const);

/** Every number of a result, however deep; infinite only as an end of an interval. */
function numbersOf(value: unknown, key = ""): [string, number][] {
  if (typeof value === "number") return [[key, value]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersOf(inner, name));
}

function expectDefined(compute: () => object): void {
  let result: object;
  try {
    result = compute();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return;
  }
  for (const [key, value] of numbersOf(result)) {
    expect(value, key).not.toBeNaN();
    if (key !== "low" && key !== "high") expect(Number.isFinite(value), `${key} = ${value}`).toBe(true);
    if (["p", "floor", "pDoubled"].includes(key)) {
      expect(value, key).toBeGreaterThan(0);
      expect(value, key).toBeLessThanOrEqual(1);
    }
  }
}

describe("hard inputs end in a RangeError or in numbers, never in NaN", () => {
  const settings = { seed: 20240607, numRuns: 250 };

  it("signedRankTest by every method", () => {
    fc.assert(
      fc.property(hard, methods, (d, method) => expectDefined(() => signedRankTest(d, { method }))),
      { ...settings, numRuns: 120 },
    );
  });

  it("pairedPermutationTest by every method", () => {
    const own = fc.constantFrom("auto", "saddlepoint", "monte-carlo", "exact" as const);
    fc.assert(
      fc.property(hard, own, (d, method) => expectDefined(() => pairedPermutationTest(d, { method }))),
      { ...settings, numRuns: 120 },
    );
  });

  it("signTest and hodgesLehmann", () => {
    fc.assert(
      fc.property(hard, (d) => {
        expectDefined(() => signTest(d));
        expectDefined(() => hodgesLehmann(d));
      }),
      settings,
    );
  });

  it("spearmanTest by every method", () => {
    const own = fc.constantFrom("auto", "moment-matched", "monte-carlo", "t", "exact" as const);
    fc.assert(
      fc.property(hard, hard, own, (x, y, method) =>
        expectDefined(() => spearmanTest(x, y.slice(0, x.length), { method })),
      ),
      settings,
    );
  });

  it("5,000 values", () => {
    const steep = Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? -1 : 1) * 1.1 ** ((i * 37) % 5000));
    for (const d of [
      steep,
      steep.map(Math.sign),
      steep.map((v) => Math.round(v) % 50),
      new Array<number>(5000).fill(0),
    ]) {
      expectDefined(() => signedRankTest(d));
      expectDefined(() => hodgesLehmann(d));
      expectDefined(() => signTest(d));
      expectDefined(() => pairedPermutationTest(d));
      expectDefined(() => spearmanTest(d, steep));
    }
  });
});
