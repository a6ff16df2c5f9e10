import { describe, expect, it } from "vitest";
import { decimalLattice } from "../../../src/stats/numeric/decimal-lattice.js";

describe("decimalLattice", () => {
  it("finds the coarsest decimal lattice", () => {
    const lattice = decimalLattice(Float64Array.of(0.1, -0.25, 3, -0));
    expect(lattice?.scale).toBe(100);
    expect(Array.from(lattice?.integers ?? [])).toEqual([10, -25, 300, 0]);
  });

  it("finds none for values that are no decimals of nine places, or too large", () => {
    expect(decimalLattice(Float64Array.of(Math.PI))).toBeNull();
    expect(decimalLattice(Float64Array.of(0.1 + 0.2))).toBeNull();
    expect(decimalLattice(Float64Array.of(1e-308))).toBeNull();
    expect(decimalLattice(Float64Array.of(1e300))).toBeNull();
  });
});

describe("multiples of a power of two", () => {
  it("are integers at any scale, and reals are none", () => {
    for (const power of [-900, -300, -30, 60, 900]) {
      const lattice = decimalLattice(Float64Array.of(3 * 2 ** power, -5 * 2 ** power, 0));
      expect(Array.from(lattice?.integers ?? [])).toEqual([3, -5, 0]);
      expect(lattice?.scale).toBe(2 ** -power);
    }
    expect(decimalLattice(Float64Array.of(Math.SQRT2, 1))).toBeNull();
  });
});
