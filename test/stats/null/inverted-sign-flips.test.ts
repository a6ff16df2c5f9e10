import { describe, expect, it } from "vitest";
import { exactSignFlips } from "../../../src/stats/null/exact-sign-flips.js";
import { INVERSION_ERROR, invertedSignFlips } from "../../../src/stats/null/inverted-sign-flips.js";
import { nearlyExactNull } from "../../../src/stats/null/sign-flips.js";

const untied = (m: number): Float64Array => Float64Array.from({ length: m }, (_, i) => 2 * (i + 1));

/** Ranks from `first` on, doubled, in classes of `size` ties each from `ties` on. */
function classes(first: number, m: number, ties: number, size: number): Float64Array {
  return Float64Array.from({ length: m }, (_, i) => {
    const start = first + (i < ties ? i : i - ((i - ties) % size));
    return 2 * start + (i < ties ? 0 : Math.min(size, first + m - start) - 1);
  });
}

/** Twice the midranks of 3 values, of 6, of 9, …. */
function unequalClasses(count: number): Float64Array {
  const sizes = Array.from({ length: count }, (_, k) => 3 * (k + 1));
  return Float64Array.from(sizes.flatMap((size, k) => new Array<number>(size).fill(3 * k * (k + 1) + size + 1)));
}

const CASES: readonly (readonly [string, Float64Array])[] = [
  ["the fewest untied ranks", untied(76)],
  ["100 untied ranks", untied(100)],
  ["340 untied ranks", untied(340)],
  ["one pair in the middle", classes(1, 201, 199, 2)],
  ["classes of three", classes(1, 200, 140, 3)],
  ["twenty zeros below", classes(21, 180, 180, 1)],
  ["one class of forty", classes(1, 150, 130, 40)],
  ["every other rank left out to three fifths", untied(220).filter((weight) => weight % 4 === 0 || weight > 260)],
  ["thirty pairs", classes(1, 150, 90, 2)],
  ["ten classes of twenty", classes(1, 200, 0, 20)],
  ["eleven classes of different sizes", unequalClasses(11)],
  ["two classes of a hundred, at a ratio of two", classes(1, 200, 0, 100).map((w, i) => (i < 100 ? w : 202))],
  ["a class of 150 beside fifty ranks", classes(1, 200, 50, 150)],
  ["multiples of sixteen among 260 ranks", untied(260).filter((weight) => weight % 16 === 0 || weight % 14 === 0)],
  ["one odd weight", Float64Array.of(1, ...untied(120))],
];

describe("inverted sign flips", () => {
  it.each(CASES)("are as near the exact tails as they say, on the lattice and off it: %s", (named, weights) => {
    const exact = exactSignFlips(weights);
    const inverted = invertedSignFlips(weights);
    // Nothing is promised where too much would have to be added up.
    if (inverted === null) return expect(named).toMatch(/ratio of two|beside fifty|multiples|ten classes/u);
    expect(inverted.mean).toBe(exact.mean);
    const stride = 2 * Math.round(exact.mean / 150) + 1;
    let worst = 0;
    for (let t = exact.mean - 74 * stride; t <= exact.mean + 74 * stride; t += stride)
      for (const tail of ["atLeast", "atMost", "asFar"] as const)
        worst = Math.max(worst, Math.abs(inverted[tail](t) - exact[tail](t)));
    expect(worst).toBeLessThan(INVERSION_ERROR);
  });

  it("are not there where nothing bounds their error, nor where there is nothing to flip", () => {
    expect(invertedSignFlips(untied(60))).toBeNull();
    expect(invertedSignFlips(new Float64Array(300).fill(301))).toBeNull();
    expect(invertedSignFlips(new Float64Array())).toBeNull();
  });

  it("stand only for nulls that are exact", () => {
    expect(nearlyExactNull(untied(341))).not.toBeNull();
    expect(nearlyExactNull(untied(342))).toBeNull();
  });
});
