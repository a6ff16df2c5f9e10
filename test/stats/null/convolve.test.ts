import { describe, expect, it } from "vitest";
import { convolve } from "../../../src/stats/null/convolve.js";
import type { Lattice } from "../../../src/stats/null/lattice.js";
import { createRandom } from "../../../src/stats/numeric/random.js";

/** By definition: each point of the sum is the products that fall on it, added in the order of a's points. */
function byDefinition(a: Lattice, b: Lattice): Map<number, number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < a.mass.length; i++)
    for (let j = 0; j < b.mass.length; j++) {
      const at = a.low + i * a.step + b.low + j * b.step;
      sums.set(at, (sums.get(at) ?? 0) + a.mass[i] * b.mass[j]);
    }
  return sums;
}

/** Masses too large for exact sums; of all but the ends, `share` are positive. */
function lattice(points: number, step: number, share: number, seed: number): Lattice {
  const random = createRandom(seed);
  const mass = Float64Array.from({ length: points }, (_, i) => {
    const weight = 1 + random.integer(1e9) ** 2;
    return i === 0 || i === points - 1 || random.integer(1000) < 1000 * share ? weight : 0;
  });
  return { low: -random.integer(50), step, mass };
}

describe("two independent sums", () => {
  it.each([
    { name: "two dense ones", a: lattice(43, 1, 1, 1), b: lattice(97, 1, 1, 2) },
    { name: "one shorter than a pass", a: lattice(3, 1, 1, 3), b: lattice(5, 1, 1, 4) },
    { name: "one as long as two passes", a: lattice(16, 1, 1, 5), b: lattice(2, 1, 1, 6) },
    { name: "mostly zeros first", a: lattice(120, 1, 0.05, 7), b: lattice(80, 1, 1, 8) },
    { name: "mostly zeros second", a: lattice(80, 1, 1, 9), b: lattice(120, 1, 0.05, 10) },
    { name: "steps of two and one", a: lattice(33, 2, 1, 11), b: lattice(60, 1, 1, 12) },
    { name: "steps of one and two", a: lattice(33, 1, 1, 13), b: lattice(60, 2, 1, 14) },
    { name: "steps of six and ten", a: lattice(33, 6, 1, 15), b: lattice(60, 10, 1, 16) },
  ])("are convolved to the last bit as defined: $name", ({ a, b }) => {
    const { low, step, mass } = convolve(a, b);
    const sums = byDefinition(a, b);
    expect([...mass]).toEqual([...mass].map((_, i) => sums.get(low + i * step) ?? 0));
    expect(low).toBe(a.low + b.low);
    expect(low + step * (mass.length - 1)).toBe(Math.max(...sums.keys()));
    expect([...sums.keys()].every((at) => (at - low) % step === 0)).toBe(true);
  });
});
