import { describe, expect, it } from "vitest";
import { exactSignFlips } from "../../../src/stats/null/exact-sign-flips.js";
import { meetInTheMiddle } from "../../../src/stats/null/meet-in-the-middle.js";
import type { NullDistribution } from "../../../src/stats/null/null-distribution.js";
import { realLattice } from "../../../src/stats/null/real-lattice.js";
import { realSignFlipsNull } from "../../../src/stats/null/real-sign-flips.js";
import { saddlepointSignFlips } from "../../../src/stats/null/saddlepoint-sign-flips.js";
import { signFlipsNull } from "../../../src/stats/null/sign-flips.js";
import { tiltedLogTail } from "../../../src/stats/null/tilted-sign-flips.js";
import { rank } from "../../../src/stats/numeric/midranks.js";
import { createRandom } from "../../../src/stats/numeric/random.js";
import { relativeError } from "../relative-error.js";

const untied = (m: number): Float64Array => Float64Array.from({ length: m }, (_, i) => 2 * (i + 1));

/** Twice the midranks of m random |d| at some levels, zeros ranked below them. */
function tied(m: number, levels: number, zeros = 0): Float64Array {
  const random = createRandom(m + levels + zeros);
  const values = Array.from({ length: m }, () => 1 + random.integer(levels));
  return rank([...new Array<number>(zeros).fill(0), ...values])
    .ranks.slice(zeros)
    .map((midrank) => 2 * midrank)
    .sort();
}

/** The worst relative error of the upper tail, at every 50th point of T's lattice, where the exact p ≥ `least`. */
function worstError(weights: Float64Array, least: number): number {
  const exact = exactSignFlips(weights);
  const approximate = saddlepointSignFlips(weights);
  let worst = 0;
  for (let t = 0; t <= 2 * exact.mean; t += 50) {
    const p = exact.atLeast(t);
    if (p >= least) worst = Math.max(worst, relativeError(approximate.atLeast(t), p));
  }
  return worst;
}

describe("exact sign flips", () => {
  // R 4.2.2: psignrank(3999, 100, lower.tail = FALSE), psignrank(99998, 500, lower.tail = FALSE)
  it.each([
    [100, 4000, 6.7340935528655943e-8],
    [500, 99999, 5.2455591817480473e-34],
  ])("agree with R's psignrank at m = %d", (m, w, p) => {
    expect(relativeError(exactSignFlips(untied(m)).atLeast(2 * w), p)).toBeLessThan(1e-12);
  });

  it("hold a single weight apart from untied ranks of that number", () => {
    expect(exactSignFlips(untied(8)).atLeast(72)).toBe(2 ** -8);
    expect(exactSignFlips(Float64Array.of(8)).atLeast(8)).toBe(0.5);
  });

  it("sum to exactly one beyond the 53 bits of a double", () => {
    const distribution = exactSignFlips(untied(60));
    expect(distribution.atMost(1829) + distribution.atLeast(1830)).toBeCloseTo(1, 15);
    expect(distribution.atLeast(3660)).toBe(2 ** -60);
  });

  it("give the logarithm where the tail underflows: heads of 1,200 fair tosses", () => {
    const ones = new Float64Array(1200).fill(1);
    const distribution = exactSignFlips(ones);
    expect(distribution.atLeast(1199)).toBe(0);
    // P(X ≥ 1199) = (1200 + 1)/2^1200, by hand
    expect(distribution.log.atLeast(1199)).toBeCloseTo(Math.log(1201) - 1200 * Math.LN2, 9);
    expect(distribution.log.atMost(1)).toBeCloseTo(Math.log(1201) - 1200 * Math.LN2, 9);
  });

  it("tilt to the same tail as plain summation", () => {
    const distribution = exactSignFlips(untied(60));
    for (const t of [1830, 2500, 3000, 3600, 3660]) {
      expect(tiltedLogTail(untied(60), 2, t)).toBeCloseTo(Math.log(distribution.atLeast(t)), 10);
    }
  });
});

describe("saddlepoint sign flips", () => {
  it.each([
    ["untied", untied(272)],
    ["five levels", tied(300, 5)],
    ["seven levels", tied(300, 7)],
    ["half of one size", Float64Array.from({ length: 300 }, (_, i) => (i < 150 ? 151 : 2 * (i + 1)))],
    ["as many zeros as differences", tied(300, 40, 300)],
  ])("stay within 1 %% of the exact tail down to 1e−10 where `auto` takes them: %s", (_, weights) => {
    expect(worstError(weights, 1e-10)).toBeLessThan(0.01);
  });

  it("stay within .1 % down to 1e−12 at m = 100, as STATISTICS claims", () => {
    expect(worstError(untied(100), 1e-12)).toBeLessThan(0.001);
  });

  it("agree with R's psignrank far out at m = 500", () => {
    // R 4.2.2: psignrank(99998, 500, lower.tail = FALSE)
    expect(relativeError(saddlepointSignFlips(untied(500)).atLeast(2 * 99999), 5.2455591817480473e-34)).toBeLessThan(
      1e-4,
    );
  });

  it("cross the centre without a step", () => {
    const distribution = saddlepointSignFlips(untied(400));
    for (let t = distribution.mean - 40; t <= distribution.mean + 40; t += 2) {
      const cell = distribution.atLeast(t) - distribution.atLeast(t + 2);
      expect(cell).toBeGreaterThan(0);
      expect(cell).toBeLessThan(2e-4);
    }
  });
});

describe("the choice of a null", () => {
  const kindOf = (weights: Float64Array, zeros = 0): NullDistribution["kind"] => signFlipsNull(weights, { zeros }).kind;

  it("is exact to m = 100 and while m·Σw/gcd ≤ 2·10⁷", () => {
    expect(kindOf(tied(100, 30))).toBe("exact");
    expect(kindOf(untied(341))).toBe("exact");
    expect(kindOf(untied(342))).toBe("saddlepoint");
  });

  it("is Monte Carlo beyond, where weights are few, or one is on more than half, or zeros outnumber differences", () => {
    expect(kindOf(tied(400, 4))).toBe("monte-carlo");
    expect(kindOf(Float64Array.from({ length: 400 }, (_, i) => (i < 201 ? 202 : 2 * (i + 1))))).toBe("monte-carlo");
    expect(kindOf(tied(300, 300, 301), 301)).toBe("monte-carlo");
  });

  it("refuses exact flips out of reach", () => {
    expect(() => signFlipsNull(tied(5000, 4000), { method: "exact" })).toThrow(RangeError);
  });
});

describe("sign flips of real values", () => {
  it("find the lattice of decimals in spite of round-off, and none where there is none", () => {
    expect(Array.from(realLattice(Float64Array.of(0.1, 0.2, 0.1 + 0.2), 1e6)?.multiples ?? [])).toEqual([1, 2, 3]);
    expect(realLattice(Float64Array.of(1, Math.SQRT2), 1e6)).toBeNull();
    expect(realLattice(Float64Array.of(1, 2_000_000), 1e6)).toBeNull();
  });

  it("give the same tails by lattice and by meeting in the middle", () => {
    const weights = Float64Array.of(0.1, 0.2, 0.3, 0.3, 0.7, 1.1);
    const lattice = realSignFlipsNull(weights);
    const middle = meetInTheMiddle(weights);
    for (let t = 0; t <= 27; t++) expect(lattice.atLeast(t / 10)).toBe(middle.atLeast(t / 10));
  });

  it("take the saddlepoint without lattice beyond 40 values", () => {
    const random = createRandom(3);
    const weights = Float64Array.from({ length: 41 }, () => random.uniform()).sort();
    expect(realSignFlipsNull(weights).kind).toBe("saddlepoint");
    expect(realSignFlipsNull(weights.subarray(1)).kind).toBe("exact");
    // one weight with more than a quarter of the sum of squares
    expect(realSignFlipsNull(Float64Array.of(...weights, 3)).kind).toBe("monte-carlo");
  });

  it("stay within 1.5 % of the exact tail where one weight has just under a quarter of the sum of squares", () => {
    const random = createRandom(4);
    const rest = Array.from({ length: 35 }, () => 0.2 + random.uniform());
    const squares = rest.reduce((sum, weight) => sum + weight * weight, 0);
    const weights = Float64Array.of(...rest, Math.sqrt(squares * 0.33)).sort();
    const exact = meetInTheMiddle(weights);
    const approximate = saddlepointSignFlips(weights, { lattice: false });
    for (let i = 1; i < 16; i++) {
      const t = exact.mean * (1 + i / 20);
      expect(relativeError(approximate.atLeast(t), exact.atLeast(t))).toBeLessThan(0.015);
    }
  });
});
