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
