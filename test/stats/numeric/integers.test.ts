import fc from "fast-check";
import { expect, it } from "vitest";
import { gcd, gcdOf } from "../../../src/stats/numeric/integers.js";

const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? a : euclid(b, a % b));

it("gcd is Euclid's, of short integers and of long ones", () => {
  const integer = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2 ** 31 - 1 }), fc.maxSafeNat());
  fc.assert(
    fc.property(integer, integer, integer, (a, b, factor) => {
      expect(gcd(a, b)).toBe(Number(euclid(BigInt(a), BigInt(b))));
      const [x, y] = [(a % 1000) * (factor % 2 ** 40), (b % 1000) * (factor % 2 ** 40)];
      expect(gcd(x, y)).toBe(Number(euclid(BigInt(x), BigInt(y))));
      expect(gcdOf([x, -y])).toBe(gcd(x, y));
    }),
    { seed: 20261128, numRuns: 1000 },
  );
});
